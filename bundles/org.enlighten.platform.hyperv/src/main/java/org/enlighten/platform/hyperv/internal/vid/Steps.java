// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vid;

import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.RegisterName;
import org.enlighten.machine.GuestMemory;

/// The hypercall of each step.
final class Steps {
    private Steps() {}

    /// Whether the partition's id goes in a register instead of an input page.
    static boolean isFast(Partitioning.Step step) {
        return switch (step.kind()) {
            case INITIALIZE, FINALIZE, DELETE -> true;
            case DEPOSIT, MAP_SMALL, MAP_LARGE, PROPERTY, PROCESSOR, RELEASE -> false;
        };
    }

    /// Writes the input and gives the control word.
    static long control(Partitioning.Step s, GuestMemory memory, Partitioning p) {
        long at = p.inputPage;
        return switch (s.kind()) {
            case DEPOSIT -> Hypercalls.depositMemory(memory, at, p.partition, s.a(), s.count());
            case INITIALIZE -> Hypercalls.onPartition(CallCode.INITIALIZE_PARTITION);
            case MAP_SMALL -> Hypercalls.mapPages(memory, at, p.partition, s.a(), s.b(), s.count());
            case MAP_LARGE -> Hypercalls.mapLargePages(memory, at, p.partition, s.a(), s.b(), s.count());
            case PROPERTY -> Hypercalls.setProperty(memory, at, p.partition, (int) s.a(), s.b());
            case PROCESSOR -> Hypercalls.createVp(memory, at, p.partition, (int) s.a());
            case RELEASE ->
                Hypercalls.setRegister(memory, at, p.partition, (int) s.a(), RegisterName.EXPLICIT_SUSPEND, 0);
            case FINALIZE -> Hypercalls.onPartition(CallCode.FINALIZE_PARTITION);
            case DELETE -> Hypercalls.onPartition(CallCode.DELETE_PARTITION);
        };
    }
}
