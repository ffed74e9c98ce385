// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import org.enlighten.hypervisor.HypervisorEvents;
import org.enlighten.hypervisor.protocol.HypercallPage;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.simulation.Simulation;

/// Synthetic model-specific registers. One that is not there reads 0 and takes what is written, and a value that would
/// be a fault is not taken: the processor contract has no faults, and Linux survives such a register in the same way.
final class Msrs {
    private static final int TICK_NS = 100;
    private static final long HYPERCALL_LOCKED = 2;
    private static final long HYPERCALL_RESERVED = 0xFFC;
    /// Of Hyper-V's virtual local APIC: 200 MHz on every machine.
    private static final long APIC_HZ = 200_000_000;

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
            case Msr.TIME_REF_COUNT -> p.partition.clock.count(simulation.now());
            case Msr.REFERENCE_TSC -> p.partition.tsc.register();
            case Msr.TSC_FREQUENCY -> p.partition.tsc.hz();
            case Msr.APIC_FREQUENCY -> APIC_HZ;
            case Msr.VP_ASSIST_PAGE -> p.assistPage;
            // What can be asked for, not what was.
            case Msr.CRASH_CONTROL -> Msr.CRASH_NOTIFY;
            default -> {
                if (SyntheticTimers.isTimer(msr)) yield p.timers.read(msr);
                if (CrashRegisters.isParameter(msr))
                    yield p.partition.crash.parameter(msr - Msr.CRASH_P0).orElseThrow();
                yield p.synic.read(msr);
            }
        };
    }

    /// Gives 0, which a write answers.
    long write(HvProcessor p, int msr, long value) {
        switch (msr) {
            case Msr.GUEST_OS_ID -> {
                p.partition.guestOsId = value;
                if (value == 0) p.partition.hypercallPage &= ~Msr.ENABLED;
            }
            case Msr.HYPERCALL -> hypercallPage(p.partition, value);
            case Msr.REFERENCE_TSC -> p.partition.tsc.register(value, simulation.now());
            case Msr.VP_ASSIST_PAGE -> assistPage(p, value);
            case Msr.CRASH_CONTROL -> {
                p.partition.crash.control(value);
                if (value < 0)
                    scheduler.told(
                            HypervisorEvents.GUEST_CRASH,
                            p,
                            p.partition.crash.parameter(0).orElseThrow(),
                            p.partition.crash.parameter(1).orElseThrow());
            }
            case Msr.EOM -> p.deliver();
            default -> others(p, msr, value);
        }
        return 0;
    }

    private static void others(HvProcessor p, int msr, long value) {
        if (SyntheticTimers.isTimer(msr)) p.timers.write(msr, value);
        else if (CrashRegisters.isParameter(msr)) p.partition.crash.parameter(msr - Msr.CRASH_P0, value);
        else {
            p.synic.write(msr, value);
            p.deliver();
        }
    }

    private static void hypercallPage(Partition p, long value) {
        boolean locked = (p.hypercallPage & HYPERCALL_LOCKED) != 0;
        if (p.guestOsId == 0 || locked || (value & HYPERCALL_RESERVED) != 0) return;
        boolean isNew = value != p.hypercallPage;
        p.hypercallPage = value;
        if (isNew && p.hasPage(value)) HypercallPage.write(p.memory().orElseThrow(), Overlay.page(value));
    }

    /// Nothing in it is ever set: an end of interrupt is always required.
    private static void assistPage(HvProcessor p, long value) {
        if (value != p.assistPage && p.partition.hasPage(value)) Overlay.clear(p.vp.memory(), value);
        p.assistPage = value;
    }
}
