// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.UUID;
import org.enlighten.management.AttemptView;
import org.enlighten.management.ManagementException;
import org.enlighten.platform.Completion;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.HostileGuest;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Trace;

/// Has hostile software try a machine's isolation: it is put into the DVD drive, the machine is started from
/// it, and turned off when everything was tried; then the drive has what it had.
record HostileWork(HostNode host) {
    private static final long TIMEOUT_NS = 120_000_000_000L;
    private static final long LOOK_NS = 1_000_000;

    void attack(UUID id, Work<List<AttemptView>> work) throws ManagementException {
        VmNode node = host.machine(id);
        VirtualMachine machine = node.machine();
        HostileGuest guest = host.installation()
                .hostileGuest()
                .orElseThrow(() -> new ManagementException("This platform brings no hostile guest."));
        if (machine.view().state() != MachineState.OFF)
            throw new ManagementException(
                    "'%s' is %s. Turn it off first: the hostile guest runs in place of its system."
                            .formatted(node.name(), machine.view().state().text()));
        DeviceSettings drive = drive(node, machine.definition());
        host.during(work);
        host.activate(node);
        DvdMedium medium = new DvdMedium.Installation(guest.medium());
        machine.insert(
                drive.controller(),
                drive.location(),
                medium,
                work.completion(() ->
                        machine.power(PowerAction.START, work.completion(() -> watch(node, guest, drive, work)))));
    }

    private static DeviceSettings drive(VmNode node, VmDefinition definition) throws ManagementException {
        if (!definition.bootOrder().getFirst().equals("CD"))
            throw new ManagementException(
                    "'%s' does not start from its DVD drive first (Set-VMBios -StartupOrder).".formatted(node.name()));
        return definition.devices().stream()
                .filter(device -> device.type().equals(DeviceSettings.DVD_DRIVE))
                .findFirst()
                .orElseThrow(() -> new ManagementException(
                        "'%s' has no DVD drive to start the hostile guest from.".formatted(node.name())));
    }

    private void watch(VmNode node, HostileGuest guest, DeviceSettings drive, Work<List<AttemptView>> work)
            throws ManagementException {
        VirtualMachine machine = node.machine();
        HostileGuest.Watch watch = guest.watch(machine.traceNumber());
        Trace trace = host.world().simulation().trace();
        trace.attach(watch);
        work.result().whenComplete((_, failure) -> {
            trace.detach(watch);
            if (failure != null) machine.power(PowerAction.TURN_OFF, new PutBack(machine, drive, false));
        });
        work.when(
                LOOK_NS,
                TIMEOUT_NS,
                () -> watch.isDone() || isAsked(node),
                () -> {
                    if (!watch.isDone()) machine.type(" ");
                    tried(node, watch, drive, work);
                },
                () -> late(node));
    }

    /// With a system on the hard disk, firmware asks for a key before it starts from the CD.
    private static boolean isAsked(VmNode node) {
        return String.join("\n", node.screen().rows()).contains("Press any key to boot from CD");
    }

    private void tried(VmNode node, HostileGuest.Watch watch, DeviceSettings drive, Work<List<AttemptView>> work)
            throws ManagementException {
        VirtualMachine machine = node.machine();
        work.when(
                LOOK_NS,
                TIMEOUT_NS,
                watch::isDone,
                () -> machine.power(PowerAction.TURN_OFF, work.completion(() -> {
                    node.settle();
                    machine.insert(drive.controller(), drive.location(), drive.medium(), work.completion(() -> {
                        work.done(views(watch));
                    }));
                })),
                () -> late(node));
    }

    private static List<AttemptView> views(HostileGuest.Watch watch) {
        return watch.attempts().stream()
                .map(one -> new AttemptView(one.family(), one.attempt(), one.check(), one.refused()))
                .toList();
    }

    private static Cause late(VmNode node) {
        return new Cause("The hostile guest in '%s' did not come to its end within %s of virtual time."
                .formatted(node.name(), Spans.text(TIMEOUT_NS)));
    }

    /// After a failure the drive has what it had; whatever comes of that, the failure is what is told.
    ///
    /// @param isBack the medium is where it was: nothing is left to do
    private record PutBack(VirtualMachine machine, DeviceSettings drive, boolean isBack) implements Completion {
        @Override
        public void progress(int percent) {}

        @Override
        public void done() {
            if (!isBack)
                machine.insert(drive.controller(), drive.location(), drive.medium(), new PutBack(machine, drive, true));
        }

        @Override
        public void failed(Cause why) {}
    }
}
