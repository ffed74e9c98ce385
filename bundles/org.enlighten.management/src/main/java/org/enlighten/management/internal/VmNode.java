// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Optional;
import java.util.UUID;
import org.enlighten.management.Change;
import org.enlighten.management.ManagementException;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.MachineView;
import org.enlighten.platform.ScreenView;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.enlighten.simulation.Simulation;

/// One virtual machine as management knows it: its definition, and the machine itself while its host runs.
final class VmNode {
    private static final long SAMPLE_NS = 1_000_000_000;

    private final HostNode host;
    private Optional<VirtualMachine> machine = Optional.empty();
    private VmDefinition stored;
    private MachineState lastState = MachineState.OFF;
    private long sampledAtNs;
    private long sampledCpuNs;
    private int cpuPercent;
    private long lastScreen;

    VmNode(HostNode host, VmDefinition stored) {
        this.host = host;
        this.stored = stored;
        host.world().named(stored.id(), stored.name());
    }

    UUID id() {
        return stored.id();
    }

    String name() {
        return definition().name();
    }

    HostNode host() {
        return host;
    }

    VmDefinition definition() {
        return machine.map(VirtualMachine::definition).orElse(stored);
    }

    void attach(VirtualMachine at) {
        machine = Optional.of(at);
        sampledAtNs = 0;
        sampledCpuNs = 0;
    }

    void detach() {
        stored = definition();
        machine = Optional.empty();
    }

    /// The machine, for a command that has asked its host for [HostNode#installation].
    VirtualMachine machine() throws ManagementException {
        return machine.orElseThrow(() -> new ManagementException(Sentences.notRunning(host)));
    }

    /// The machine, for somebody who only looks; empty while its host is down.
    Optional<VirtualMachine> attached() {
        return machine;
    }

    MachineView view() throws ManagementException {
        return machine().view();
    }

    /// How it stands, for somebody who only looks; empty while its host is down.
    Optional<MachineView> looked() {
        return machine.map(VirtualMachine::view);
    }

    ScreenView screen() {
        return machine.map(VirtualMachine::screen).orElseGet(ScreenView::blank);
    }

    /// Makes a changed definition durable.
    void store(VmDefinition definition) throws ManagementException {
        host.world().documents().vm(host.name(), id(), definition.tree());
        stored = definition;
        host.world().named(id(), definition.name());
        host.world().changes().tell(new Change.Vm(host.name(), id()));
    }

    /// Share of its own processors' time over the last virtual second.
    int cpuPercent(MachineView view) {
        if (view.startedNs() == Simulation.NEVER) return 0;
        long now = host.world().simulation().now();
        if (sampledAtNs < view.startedNs()) {
            sampledAtNs = view.startedNs();
            sampledCpuNs = 0;
            cpuPercent = 0;
        }
        long passedNs = now - sampledAtNs;
        if (passedNs < SAMPLE_NS) return cpuPercent;
        long usedNs = view.cpuNs() - sampledCpuNs;
        cpuPercent =
                Math.clamp(Math.round(100.0 * usedNs / passedNs / definition().processors()), 0, 100);
        sampledAtNs = now;
        sampledCpuNs = view.cpuNs();
        return cpuPercent;
    }

    /// Notices what happened without a command: another state, a medium that its guest ejected. True as long as more
    /// can happen.
    boolean settle() {
        if (machine.isEmpty()) return false;
        MachineState state = machine.get().view().state();
        if (state != lastState) host.world().changes().tell(new Change.Vm(host.name(), id()));
        lastState = state;
        storeWhatChanged();
        return state.isActive();
    }

    /// Tells whether the screen is another one than at the last call.
    void lookAtScreen() {
        long version = Consoles.version(screen(), true);
        if (version != lastScreen) host.world().changes().tell(new Change.Screen(host.name(), id()));
        lastScreen = version;
    }

    private void storeWhatChanged() {
        VmDefinition definition = definition();
        if (definition == stored || definition.equals(stored)) return;
        try {
            store(definition);
        } catch (ManagementException e) {
            // it is tried again at the next command; the guest's own doing has nobody to be told
        }
    }
}
