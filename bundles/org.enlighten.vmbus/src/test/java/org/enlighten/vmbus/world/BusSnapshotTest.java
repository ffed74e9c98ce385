// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.world;

import java.nio.file.Path;
import java.util.List;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.junit.jupiter.api.io.TempDir;

/// Two kernels and the bus between them, saved from the offer of a device to its end: requests and answers, channels
/// that close, open again and get further ones, memory that is shared, an offer that is taken back. Seeds differ in
/// the
/// version of the bus; the last one begins with a world that was restored when its device was gone.
class BusSnapshotTest extends SnapshotContract<BusSnapshotTest.State> {
    record State(VmbusWorld.State world, int acts) {}

    @TempDir
    Path directory;

    @Override
    protected World<State> build(long seed) {
        return new Bus((int) (seed % 4), directory);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.os.internal.GoneDriver",
                "org.enlighten.vmbus.CauseLedger",
                "org.enlighten.vmbus.internal.guest.GuestBusDriver",
                "org.enlighten.vmbus.internal.guest.GuestConnection",
                "org.enlighten.vmbus.internal.guest.GuestEnd",
                "org.enlighten.vmbus.internal.host.Gpadls",
                "org.enlighten.vmbus.internal.host.HostBusDriver",
                "org.enlighten.vmbus.internal.host.HostPorts",
                "org.enlighten.vmbus.internal.host.Numbers",
                "org.enlighten.vmbus.internal.ring.OpenRings",
                "org.enlighten.vmbus.internal.ring.RingReader",
                "org.enlighten.vmbus.internal.ring.RingWriter");
    }

    @Override
    protected int stepsMax() {
        return 2_000;
    }

    @Override
    protected int every() {
        return 3;
    }

    @Override
    protected int stepsAfter() {
        return 120;
    }

    @Override
    protected int seeds() {
        return 4;
    }

    private static final class Bus implements Whole<State> {
        private static final int RESTORED = 0;
        private static final int GOAL = 30;
        private static final int FIRST = 1;
        private static final long SETTLING_NS = 20_000_000;

        private final VmbusWorld.Plan plan;
        private final Path directory;
        private final boolean restored;
        private final VmbusWorld w;
        private int acts;

        Bus(int kind, Path directory) {
            this.directory = directory;
            restored = kind == RESTORED;
            plan = switch (kind) {
                case 1 -> plan(VmbusVersion.V0_13, 2);
                case 2 -> plan(VmbusVersion.V1_1, 1);
                default -> plan(VmbusVersion.V5_3, 2);
            };
            w = new VmbusWorld(plan, directory);
        }

        private static VmbusWorld.Plan plan(VmbusVersion host, int processors) {
            return VmbusWorld.Plan.of(host, VmbusVersion.V5_3)
                    .on(processors)
                    .with(new EchoDriver.Plan(8192, 7, GOAL, 1800, true));
        }

        @Override
        public void start() {
            if (restored) {
                Bus before = new Bus(3, directory);
                before.start();
                while (before.acts < Act.AGAIN.ordinal() && before.step()) {}
                before.w.runFor(SETTLING_NS);
                w.restore(before.w.save());
                Saved.of(before.w.simulation).into(w.simulation);
                before.close();
                acts = Act.AGAIN.ordinal();
            } else {
                w.launch();
                w.offer(EchoDevice.TYPE, 1);
                w.start();
            }
        }

        /// What comes from outside, each when what was before has come to its end.
        private enum Act {
            TALK,
            CLOSE,
            OPEN,
            TAKE_BACK,
            AGAIN
        }

        @Override
        public boolean step() {
            if (acts < Act.values().length && act(Act.values()[acts])) acts++;
            return !isOver() && w.simulation.step();
        }

        /// The second device has answered everything.
        private boolean isOver() {
            if (acts < Act.values().length || w.drivers.isEmpty()) return false;
            EchoDriver last = w.driver();
            return last.closings == 0 && last.answered == last.goal;
        }

        private boolean act(Act act) {
            switch (act) {
                case TALK -> {
                    if (w.drivers.isEmpty() || w.driver().answered < GOAL) return false;
                    w.driver().tell(4);
                    w.driver().tell(5);
                }
                case CLOSE -> {
                    if (!w.driver().told.contains("offered 1")) return false;
                    w.driver().tell(1);
                }
                case OPEN -> {
                    if (w.driver().closings == 0) return false;
                    w.driver().goal += 20;
                    w.driver().tell(2);
                }
                case TAKE_BACK -> {
                    if (w.driver().answered < w.driver().goal) return false;
                    w.bus.channel(FIRST).orElseThrow().rescind();
                }
                case AGAIN -> {
                    if (w.bus.channel(FIRST).isPresent()) return false;
                    w.offer(EchoDevice.TYPE, 2);
                }
            }
            return true;
        }

        @Override
        public Simulation simulation() {
            return w.simulation;
        }

        @Override
        public void close() {
            w.machine.close();
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(w.save(), acts);
        }

        @Override
        public void restore(State state) {
            w.restore(state.world());
            acts = state.acts();
        }
    }
}
