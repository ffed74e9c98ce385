// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import org.enlighten.machine.Cost;
import org.enlighten.machine.Costs;
import org.enlighten.machine.Exit;
import org.enlighten.machine.MachineEvents;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;

/// Nobody between software and processors: virtual processor i is logical processor i, an access is a bus cycle, an
/// interrupt goes straight there.
final class BareMachine implements Monitor {
    /// HV_STATUS_INVALID_HYPERCALL_CODE: there is nobody to call.
    private static final long NO_HYPERVISOR = 2;

    private final Simulation simulation;
    private final Costs costs;
    private final PhysicalMachine machine;
    /// At least one: software that asks again and again must not stand still in time.
    private final long instructionNs;

    BareMachine(PhysicalMachine machine, Simulation simulation, Costs costs) {
        this.machine = machine;
        this.simulation = simulation;
        this.costs = costs;
        instructionNs = Math.max(1, costs.ns(Cost.INSTRUCTION));
    }

    private LogicalProcessor under(VirtualProcessor vp) {
        return machine.processors().get(vp.index());
    }

    @Override
    public void start(VirtualProcessor vp) {
        under(vp).run(vp, 0, Simulation.NEVER);
    }

    @Override
    public void raised(VirtualProcessor vp) {
        LogicalProcessor lp = under(vp);
        if (vp.run() == VirtualProcessor.Run.RUNNING) {
            if (vp.isLate()) lp.landLater();
            else lp.cut();
        } else if (vp.run() == VirtualProcessor.Run.HALTED && vp.wakes() && vp.engine() != null) {
            told(MachineEvents.WOKEN, vp, lp.index(), 0);
            lp.run(vp, 0, Simulation.NEVER);
        }
    }

    @Override
    public void cut(VirtualProcessor vp) {
        if (under(vp).carries(vp)) under(vp).cut();
    }

    @Override
    public void exited(LogicalProcessor lp, VirtualProcessor vp) {
        Exit exit = vp.exit();
        switch (exit.reason) {
            case HALT -> halt(lp, vp);
            case IPI -> {
                int target = (int) exit.gpa;
                int vector = (int) exit.value & 0xFF;
                answer(lp, vp, 0, costs.ns(Cost.PORT_ACCESS));
                if (target >= 0 && target < machine.processors().size())
                    machine.machine().processors().get(target).raise(vector);
            }
            case CPUID -> answer(lp, vp, Cpuid.answer(machine.firmware(), exit), instructionNs);
            case RDMSR, WRMSR -> answer(lp, vp, 0, instructionNs);
            case HYPERCALL -> answer(lp, vp, NO_HYPERVISOR, instructionNs);
            case SHUTDOWN -> {
                exit.reason = Exit.Reason.NONE;
                vp.run(VirtualProcessor.Run.HALTED);
                lp.release(0);
                machine.requestReset();
            }
            case IN, OUT, INS, OUTS, MMIO_READ, MMIO_WRITE -> access(lp, vp);
            case NONE -> throw new IllegalStateException("no exit in the slot of processor " + vp.index());
        }
    }

    private void halt(LogicalProcessor lp, VirtualProcessor vp) {
        vp.exit().reason = Exit.Reason.NONE;
        if (vp.wakes()) {
            lp.goOn(0, LogicalProcessor.Use.ROOT);
            return;
        }
        told(MachineEvents.HALTED, vp, lp.index(), 0);
        vp.run(VirtualProcessor.Run.HALTED);
        lp.release(0);
    }

    private void access(LogicalProcessor lp, VirtualProcessor vp) {
        long timeNs = machine.bus().timeNs(vp.exit());
        answer(lp, vp, machine.bus().access(vp), timeNs);
    }

    private static void answer(LogicalProcessor lp, VirtualProcessor vp, long value, long timeNs) {
        vp.answer(value);
        lp.goOn(timeNs, LogicalProcessor.Use.ROOT);
    }

    private void told(EventType type, VirtualProcessor vp, long a, long b) {
        simulation.trace().record(type, vp.partition(), vp.index(), Mode.KERNEL, vp.exit().cause, a, b);
    }

    @Override
    public void sliceEnded(LogicalProcessor lp) {
        lp.slice(Simulation.NEVER);
    }

    @Override
    public void asked(LogicalProcessor lp) {}

    @Override
    public void machineGone() {}
}
