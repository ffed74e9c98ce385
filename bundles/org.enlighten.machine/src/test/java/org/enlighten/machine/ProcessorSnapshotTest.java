// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import java.util.List;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;
import org.enlighten.testkit.state.SnapshotContract;

/// A processor whose software leaves exits of all kinds, writes memory and takes interrupts, and a carrier that
/// answers
/// and interrupts by chance.
class ProcessorSnapshotTest extends SnapshotContract<ProcessorSnapshotTest.State> {
    record State(VirtualProcessor.State processor, GuestMemory.State memory, Saved engine) {}

    @Override
    protected World<State> build(long seed) {
        return new Carrier(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.machine.Exit",
                "org.enlighten.machine.GuestMemory",
                "org.enlighten.machine.VirtualProcessor");
    }

    private static final class Carrier implements Whole<State>, Owner {
        private static final EventType RAN = EventType.of("test.ran", "reason", "value");

        private final Simulation simulation;
        private final GuestMemory memory = new GuestMemory("memory", 64 << 10);
        private final VirtualProcessor processor = new VirtualProcessor(1, 0, memory, this);
        private final Restless software = new Restless();
        private final Timer timer;

        Carrier(long seed) {
            simulation = new Simulation(seed);
            processor.engine(software);
            processor.run(VirtualProcessor.Run.RUNNING);
            timer = simulation.timer("carrier", this::act);
        }

        private void act() {
            Exit exit = processor.exit();
            if (exit.reason != Exit.Reason.NONE)
                processor.answer(simulation.chance().nextLong(1 << 20));
            if (simulation.chance().nextInt(3) == 0)
                processor.raise(simulation.chance().nextInt(256));
            if (simulation.chance().nextInt(5) == 0) processor.land();
            long usedNs = software.run(processor, simulation.now(), 1_000);
            simulation.trace().record(RAN, 1, 0, Mode.USER, exit.cause, exit.reason.ordinal(), exit.value ^ exit.gpa);
            simulation.arm(timer, simulation.now() + usedNs + processor.burstNs());
        }

        @Override
        public void raised(VirtualProcessor vp) {
            simulation.trace().record(RAN, 1, 0, Mode.HYPERVISOR, 0, vp.isLate() ? 1 : 0, vp.wakes() ? 1 : 0);
        }

        @Override
        public void cut(VirtualProcessor vp) {}

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

    /// Does a little of everything, as a number that grows with what it sees says.
    private static final class Restless implements ExecutionEngine {
        record State(long seen) {}

        private long seen = 1;

        @Override
        public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
            Exit exit = vp.exit();
            if (exit.answers != Exit.Reason.NONE) {
                seen = seen * 31 + exit.answer;
                exit.answers = Exit.Reason.NONE;
            }
            int vector = vp.takePending();
            if (vector >= 0) seen = seen * 37 + vector;
            seen = seen * 6_364_136_223_846_793_005L + 1;
            int what = (int) (seen >>> 60);
            vp.memory().put64((seen >>> 20) % (60 << 10) & ~7L, seen);
            vp.masked(what == 3);
            vp.burstNs(what < 4 ? what * 100 : 0);
            vp.wakeAtNs(nowNs + what);
            if (what > 3) leave(exit, Exit.Reason.values()[what - 3]);
            return 10 + what;
        }

        private void leave(Exit exit, Exit.Reason reason) {
            exit.reason = reason;
            exit.port = (int) (seen >>> 8) & 0xFFFF;
            exit.size = 1 << ((int) seen & 3);
            exit.value = seen >>> 3;
            exit.gpa = seen >>> 40;
            exit.count = seen & 0xFF;
            exit.cause = seen & 7;
        }

        @Override
        public boolean cuttable() {
            return seen % 2 == 0;
        }

        @Override
        public Saved saveEngine() {
            return Saved.of(new State(seen));
        }

        @Override
        public void restoreEngine(Saved state) {
            seen = state.as(State.class).seen();
        }
    }

    @Override
    protected int stepsMax() {
        return 500;
    }
}
