// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vmms;

import java.util.List;
import org.enlighten.block.Slice;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;
import org.enlighten.testkit.state.SnapshotContract;

/// The provider between its looks and in the middle of one, which is too short to be met by chance in a whole host.
class WmiProviderSnapshotTest extends SnapshotContract<WmiProviderSnapshotTest.State> {
    record State(Saved program) {}

    @Override
    protected World<State> build(long seed) {
        return new Process(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of("org.enlighten.platform.hyperv.internal.vmms.WmiProviderProgram");
    }

    @Override
    protected int stepsMax() {
        return 12;
    }

    @Override
    protected int every() {
        return 1;
    }

    @Override
    protected int seeds() {
        return 1;
    }

    private static final class Process implements Whole<State> {
        private static final EventType CALLED = EventType.of("test.called", "ns", "");

        private final Simulation simulation;
        private final WmiProviderProgram program = new WmiProviderProgram();
        private final Timer timer;

        Process(long seed) {
            simulation = new Simulation(seed);
            timer = simulation.timer("process", this::call);
        }

        private void call() {
            long ns = switch (program.next(Result.of(0), new NoPages())) {
                case SystemCall.Compute(long computing) -> computing;
                case SystemCall.Sleep(long sleeping) -> sleeping;
                default -> throw new AssertionError("the provider only works and sleeps");
            };
            simulation.trace().record(CALLED, 0, 0, Mode.USER, 0, ns, 0);
            simulation.arm(timer, simulation.now() + ns);
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
            return new State(program.save());
        }

        @Override
        public void restore(State state) {
            program.restore(state.program());
        }
    }

    /// The memory of a process that has none.
    private record NoPages() implements UserMemory {
        @Override
        public int sizeBytes() {
            return 0;
        }

        @Override
        public int u8(int at) {
            throw outside(at);
        }

        @Override
        public void put8(int at, int value) {
            throw outside(at);
        }

        @Override
        public byte[] bytes(int at, int count) {
            throw outside(at);
        }

        @Override
        public void put(int at, byte[] value) {
            throw outside(at);
        }

        @Override
        public Slice slice(int at, int count) {
            throw outside(at);
        }

        private static IndexOutOfBoundsException outside(int at) {
            return new IndexOutOfBoundsException("at=" + at);
        }
    }
}
