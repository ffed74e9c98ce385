// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.hostile;

import java.util.List;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.Owner;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;
import org.enlighten.testkit.state.SnapshotContract;
import org.enlighten.vmbus.protocol.ConnectionIds;

/// The hostile software between its exits, answered by chance, with an offer in its message page now and then.
class HostileSnapshotTest extends SnapshotContract<HostileSnapshotTest.State> {
    record State(VirtualProcessor.State processor, GuestMemory.State memory, Saved engine) {}

    @Override
    protected World<State> build(long seed) {
        return new Carrier(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.platform.hyperv.internal.hostile.Hands",
                "org.enlighten.platform.hyperv.internal.hostile.HostileEngine");
    }

    @Override
    protected int stepsMax() {
        return 1_500;
    }

    @Override
    protected int every() {
        return 37;
    }

    private static final class Carrier implements Whole<State>, Owner {
        private static final EventType RAN = EventType.of("test.ran", "reason", "value");

        private final Simulation simulation;
        private final GuestMemory memory = new GuestMemory("memory", 4 << 20);
        private final VirtualProcessor processor = new VirtualProcessor(1, 0, memory, this);
        private final HostileEngine software = new HostileEngine();
        private final Timer timer;

        Carrier(long seed) {
            simulation = new Simulation(seed);
            processor.engine(software);
            processor.run(VirtualProcessor.Run.RUNNING);
            timer = simulation.timer("carrier", this::act);
        }

        private void act() {
            Exit exit = processor.exit();
            if (exit.reason == Exit.Reason.HALT) return;
            if (exit.reason != Exit.Reason.NONE)
                processor.answer(simulation.chance().nextLong(8));
            if (simulation.chance().nextInt(4) == 0) offer();
            long usedNs = software.run(processor, simulation.now(), 100_000);
            simulation.trace().record(RAN, 1, 0, Mode.KERNEL, 0, exit.reason.ordinal(), exit.value ^ exit.gpa);
            simulation.arm(timer, simulation.now() + usedNs);
        }

        private void offer() {
            byte[] offer = new byte[196];
            offer[0] = 1;
            offer[184] = (byte) (1 + simulation.chance().nextInt(3));
            long slot = Message.slot(Hands.SIMP, ConnectionIds.SINT);
            if (Message.isFree(memory, slot)) new Message(1, 0, offer).write(memory, slot, true);
        }

        @Override
        public void raised(VirtualProcessor vp) {
            throw new IllegalStateException("nobody interrupts it");
        }

        @Override
        public void cut(VirtualProcessor vp) {
            throw new IllegalStateException("nobody cuts it");
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public void start() {
            simulation.arm(timer, 0);
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(processor.save(), memory.save(), software.saveEngine());
        }

        @Override
        public void restore(State state) {
            processor.restore(state.processor());
            memory.restore(state.memory());
            software.restoreEngine(state.engine());
        }
    }
}
