// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Columns;
import org.enlighten.management.IoTrace;
import org.enlighten.management.ModeSwitch;

/// One machine's request in a table of several: what it crossed, how long it took, and what it cost the host.
record IoComparison(String machine, IoTrace trace) {
    private static final double US = 1e3;

    static final Columns<IoComparison> COLUMNS = new Columns<IoComparison>()
            .text("machine", "Name", IoComparison::machine)
            .text("commands", "Commands to the disk", c -> c.trace.request().commands())
            .number("registerAccesses", "Accesses", c -> c.trace.request().registerAccesses())
            .number("exits", "Exits", IoComparison::exits)
            .number("guestSwitches", "GuestUser/Kernel", c -> c.trace.crossings(ModeSwitch.GUEST_CALL))
            .number("inVm", "Guest/Hypervisor", c -> c.trace.crossings(ModeSwitch.IN_VM))
            .number("toParent", "Hypervisor/Root", c -> c.trace.crossings(ModeSwitch.TO_PARENT))
            .number("inParent", "RootUser/Kernel", c -> c.trace.crossings(ModeSwitch.IN_PARENT))
            .number("crossings", "Crossings", c -> c.trace.request().crossings())
            .number(
                    "tookUs",
                    "Took(us)",
                    c -> Math.round(
                            (c.trace.request().endedNs() - c.trace.request().startedNs()) / US))
            .number("rootCpuUs", "RootCPU(us)", c -> Math.round(c.trace.rootCpuNs() / US));

    /// Every time the guest's processor left the guest, whether a register or a hypercall made it.
    private long exits() {
        return trace.crossings().stream()
                .filter(count -> count.kind() == ModeSwitch.IN_VM && count.to().equals("hypervisor"))
                .mapToLong(IoTrace.CrossingCount::total)
                .sum();
    }
}
