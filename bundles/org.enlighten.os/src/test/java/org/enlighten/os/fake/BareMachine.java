// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.enlighten.block.Memories;
import org.enlighten.machine.Cost;
import org.enlighten.machine.Costs;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.Machine;
import org.enlighten.machine.MachineEvents;
import org.enlighten.machine.Owner;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;

/// The smallest machine that runs a kernel: processors on logical ones, a bus with devices, nobody in between.
public final class BareMachine implements Owner {
    record State(
            List<VirtualProcessor.State> vps, List<BareProcessor.State> lps, GuestMemory.State memory, boolean down) {}

    final Simulation simulation;
    final Machine machine;
    final List<Ports> devices = new ArrayList<>();
    private final Costs costs;
    private final List<BareProcessor> lps = new ArrayList<>();
    private boolean down;

    BareMachine(String name, Simulation simulation, int processors, long memoryBytes, Costs costs) {
        this.simulation = simulation;
        this.costs = costs;
        GuestMemory memory = new GuestMemory(name + "/memory", memoryBytes);
        Memories memories = new Memories();
        memories.add(memory);
        List<VirtualProcessor> vps = new ArrayList<>();
        for (int i = 0; i < processors; i++) {
            VirtualProcessor vp = new VirtualProcessor(0, i, memory, this);
            BareProcessor lp = new BareProcessor(vp, simulation, this);
            vps.add(vp);
            lps.add(lp);
            simulation.add(lp);
        }
        machine = new Machine(name, simulation, memories, costs, memory, vps);
    }

    void start() {
        lps.getFirst().begin();
    }

    /// A processor has stopped for good.
    boolean isDown() {
        return down;
    }

    @Override
    public void raised(VirtualProcessor vp) {
        BareProcessor lp = lps.get(vp.index());
        if (vp.run() == VirtualProcessor.Run.RUNNING) lp.cut();
        else if (vp.wakes() && !down) lp.begin();
    }

    @Override
    public void cut(VirtualProcessor vp) {
        lps.get(vp.index()).cut();
    }

    void exited(BareProcessor lp) {
        VirtualProcessor vp = lp.vp;
        Exit exit = vp.exit();
        switch (exit.reason) {
            case HALT -> {
                exit.reason = Exit.Reason.NONE;
                if (vp.wakes()) lp.actAt(simulation.now());
                else lp.stop();
            }
            case IPI -> {
                VirtualProcessor target = machine.processors().get((int) exit.gpa);
                int vector = (int) exit.value;
                answer(lp, 0);
                target.raise(vector);
            }
            case SHUTDOWN -> {
                exit.reason = Exit.Reason.NONE;
                down = true;
                for (BareProcessor each : lps) each.stop();
            }
            default -> access(lp, exit);
        }
    }

    private void access(BareProcessor lp, Exit exit) {
        boolean read = exit.reason == Exit.Reason.IN;
        simulation
                .trace()
                .record(
                        read ? MachineEvents.PORT_READ : MachineEvents.PORT_WRITE,
                        0,
                        lp.vp.index(),
                        Mode.DEVICE,
                        exit.cause,
                        exit.port,
                        exit.value);
        answer(lp, read ? in(exit.port) : out(exit.port, exit.value));
    }

    private long in(int port) {
        for (Ports d : devices) {
            OptionalLong value = d.in(port);
            if (value.isPresent()) return value.getAsLong();
        }
        return 0xFF;
    }

    private long out(int port, long value) {
        for (Ports d : devices) if (d.out(port, value)) return 0;
        return 0;
    }

    private void answer(BareProcessor lp, long value) {
        lp.vp.answer(value);
        lp.actAt(simulation.now() + costs.ns(Cost.PORT_ACCESS));
    }

    State save() {
        return new State(
                machine.processors().stream().map(VirtualProcessor::save).toList(),
                lps.stream().map(BareProcessor::save).toList(),
                machine.memory().save(),
                down);
    }

    void restore(State s) {
        for (int i = 0; i < lps.size(); i++) {
            machine.processors().get(i).restore(s.vps().get(i));
            lps.get(i).restore(s.lps().get(i));
        }
        machine.memory().restore(s.memory());
        down = s.down();
    }
}
