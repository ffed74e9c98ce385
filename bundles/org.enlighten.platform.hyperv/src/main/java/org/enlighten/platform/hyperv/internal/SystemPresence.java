// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.Optional;
import org.enlighten.platform.Completion;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.simulation.Cause;

/// Whether the bundle that brings a machine's operating system is there. When it goes, the machine is paused and its
/// system is taken apart, as text that no class of the bundle is needed for; when it comes back, the system is put
/// together and goes on.
final class SystemPresence {
    private static final int EVENT_LEFT = 18598;
    private static final int EVENT_CAME = 18599;
    private static final String SOURCE = "Hyper-V-Worker";
    /// Nobody waits for the end of what is asked here; when it fails, it is asked again.
    private static final Completion NOBODY = new Completion() {
        @Override
        public void progress(int percent) {}

        @Override
        public void done() {}

        @Override
        public void failed(Cause why) {}
    };

    private final HypervMachine machine;
    private final HypervInstallation installation;
    private boolean goesOn;

    SystemPresence(HypervMachine machine, HypervInstallation installation) {
        this.machine = machine;
        this.installation = installation;
    }

    /// Looks whether the system's bundle is there and acts on it. False: has to be asked again, when time has passed.
    boolean notice(VirtualHardware hardware) {
        Optional<String> system = hardware.system();
        if (system.isEmpty()) return true;
        boolean there = installation.shelf().system(system.get()).isPresent();
        if (there && hardware.isDetached()) return came(hardware, system.get());
        if (there) return goOn();
        if (hardware.isDetached()) return true;
        return switch (machine.state()) {
            case RUNNING -> pause();
            case PAUSED -> left(hardware, system.get());
            case OFF, CRITICAL -> true;
            default -> false;
        };
    }

    private boolean pause() {
        goesOn = true;
        machine.power(PowerAction.PAUSE, NOBODY);
        return false;
    }

    private boolean left(VirtualHardware hardware, String system) {
        hardware.detach();
        String what =
                "'%s' stands still: the bundle '%s', which brings its operating system '%s', was stopped. Start that bundle and it goes on, or turn the machine off."
                        .formatted(
                                machine.name(),
                                installation.shelf().origin(system).orElse("that is gone"),
                                system);
        machine.fault(Optional.of(new Cause(what)));
        installation.report(EVENT_LEFT, SOURCE, what);
        return true;
    }

    private boolean came(VirtualHardware hardware, String system) {
        if (machine.state() != MachineState.PAUSED) return false;
        try {
            hardware.attach();
        } catch (RuntimeException e) {
            refused(system, e);
            return true;
        }
        machine.fault(Optional.empty());
        installation.report(
                EVENT_CAME,
                SOURCE,
                "'%s' goes on: its operating system '%s' is there again.".formatted(machine.name(), system));
        return goOn();
    }

    /// Also when the bundle came back before the machine stood still.
    private boolean goOn() {
        if (!goesOn) return true;
        if (machine.state() == MachineState.PAUSED) machine.power(PowerAction.RESUME, NOBODY);
        boolean rests = machine.state() == MachineState.RUNNING
                || machine.state() == MachineState.OFF
                || machine.state() == MachineState.CRITICAL;
        if (rests) goesOn = false;
        return rests;
    }

    /// Another version of the bundle does not understand what the one that went has left.
    private void refused(String system, RuntimeException why) {
        Cause cause = new Cause(
                "'%s' was turned off: its operating system '%s' is there again and cannot take up what it did before."
                        .formatted(machine.name(), system),
                new Cause(String.valueOf(why.getMessage())));
        installation.report(EVENT_LEFT, SOURCE, cause.message());
        machine.fault(Optional.of(cause));
        machine.power(PowerAction.TURN_OFF, NOBODY);
    }

    /// Whether the machine ran when its bundle went: a part of the machine's saved state.
    boolean goesOn() {
        return goesOn;
    }

    void goesOn(boolean saved) {
        goesOn = saved;
    }
}
