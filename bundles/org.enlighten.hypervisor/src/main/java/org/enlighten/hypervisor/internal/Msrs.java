// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.simulation.Simulation;

/// Synthetic model-specific registers. One that is not there reads 0 and takes what is written: the processor
/// contract has no faults, and Linux survives such a register in the same way.
final class Msrs {
    private static final int TICK_NS = 100;
    private static final long HYPERCALL_LOCKED = 2;

    private final Simulation simulation;
    private final Scheduler scheduler;

    Msrs(Simulation simulation, Scheduler scheduler) {
        this.simulation = simulation;
        this.scheduler = scheduler;
    }

    long read(HvProcessor p, int msr) {
        return switch (msr) {
            case Msr.GUEST_OS_ID -> p.partition.guestOsId;
            case Msr.HYPERCALL -> p.partition.hypercallPage;
            case Msr.VP_INDEX -> p.vp.index();
            case Msr.VP_RUNTIME -> scheduler.ranNs(p) / TICK_NS;
            case Msr.TIME_REF_COUNT -> (simulation.now() - p.partition.createdNs()) / TICK_NS;
            default -> p.synic.read(msr);
        };
    }

    void write(HvProcessor p, int msr, long value) {
        switch (msr) {
            case Msr.GUEST_OS_ID -> {
                p.partition.guestOsId = value;
                if (value == 0) p.partition.hypercallPage &= ~Msr.ENABLED;
            }
            case Msr.HYPERCALL -> {
                boolean locked = (p.partition.hypercallPage & HYPERCALL_LOCKED) != 0;
                if (p.partition.guestOsId != 0 && !locked) p.partition.hypercallPage = value;
            }
            case Msr.EOM -> p.synic.deliver();
            default -> p.synic.write(msr, value);
        }
    }
}
