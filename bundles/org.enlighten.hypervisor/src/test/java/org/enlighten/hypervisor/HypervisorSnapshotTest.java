// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.nio.file.Path;
import java.util.List;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.host.PhysicalMemory.Claim;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.PropertyCode;
import org.enlighten.hypervisor.protocol.RegisterName;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;
import org.junit.jupiter.api.io.TempDir;

/// A hypervisor with children of every kind: two that do input and output, two processors of one child that compute
/// and doze, one with a small limit, one that lives of timers, messages and events. Devices interrupt them and the
/// root
/// makes hypercalls, by chance. Seeds differ in the number of logical processors too.
class HypervisorSnapshotTest extends SnapshotContract<HypervisorSnapshotTest.State> {
    record State(
            PhysicalMachine.State machine,
            Hypervisor.State hypervisor,
            Saved root,
            List<Saved> guests,
            List<long[]> places) {}

    @TempDir
    Path directory;

    @Override
    protected World<State> build(long seed) {
        return new Partitions(seed, directory);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.hypervisor.Hypervisor",
                "org.enlighten.hypervisor.internal.Core",
                "org.enlighten.hypervisor.internal.CrashRegisters",
                "org.enlighten.hypervisor.internal.HvProcessor",
                "org.enlighten.hypervisor.internal.PageMap",
                "org.enlighten.hypervisor.internal.Partition",
                "org.enlighten.hypervisor.internal.Ports",
                "org.enlighten.hypervisor.internal.ReferenceClock",
                "org.enlighten.hypervisor.internal.Scheduler",
                "org.enlighten.hypervisor.internal.SynIc",
                "org.enlighten.hypervisor.internal.SyntheticTimer",
                "org.enlighten.hypervisor.internal.SyntheticTimers");
    }

    @Override
    protected int stepsMax() {
        return 1_500;
    }

    @Override
    protected int every() {
        return 17;
    }

    @Override
    protected int stepsAfter() {
        return 600;
    }

    @Override
    protected int seeds() {
        return 3;
    }

    private static final class Partitions implements Whole<State> {
        private static final long FIRST_CHILD = 2;
        private static final int PORTS = 0x900;

        private final HvWorld w;

        Partitions(long seed, Path directory) {
            w = new HvWorld(seed, 1 + (int) (seed % 3), directory);
        }

        private static List<ExecutionEngine> engines() {
            return List.of(
                    new PortGuest(20),
                    new PortGuest(20),
                    new Burner(250_000),
                    new Dozer(30_000),
                    new Counter(),
                    new SynicGuest(200_000));
        }

        @Override
        public void start() {
            w.launch();
            List<ExecutionEngine> e = engines();
            w.createChild(2, e.get(0));
            w.createChild(2, e.get(1));
            w.createChild(2, e.get(2), e.get(3));
            w.createChild(2, e.get(4));
            long synthetic = w.createChild(2, e.get(5));
            w.openBus();
            w.connectToRoot(synthetic, SynicGuest.MESSAGES, SynicGuest.EVENTS);
            w.share(FIRST_CHILD + 1, 300, 6_000, 65_536);
            w.share(FIRST_CHILD + 3, 100, 0, 20_000);
            for (long[] place : w.guestPlaces) w.suspend(place[0], (int) place[1], false);
        }

        @Override
        public boolean step() {
            int chance = w.simulation.chance().nextInt(200);
            if (chance < 6) child().raise(0x40 + chance);
            if (chance == 6 && w.root.todo.isEmpty()) {
                w.root.hypercall(hypercall(), HvWorld.INPUT, HvWorld.OUTPUT);
                w.rootVp().raise(RootSoftware.WORK_VECTOR);
            }
            return w.simulation.step();
        }

        private VirtualProcessor child() {
            long[] place = w.guestPlaces.get(w.simulation.chance().nextInt(w.guestPlaces.size()));
            return w.vp(place[0], (int) place[1]);
        }

        private long hypercall() {
            long[] place = w.guestPlaces.get(w.simulation.chance().nextInt(w.guestPlaces.size()));
            int value = 50 + w.simulation.chance().nextInt(500);
            return switch (w.simulation.chance().nextInt(4)) {
                case 0 -> Hypercalls.setProperty(w.memory(), HvWorld.INPUT, place[0], PropertyCode.CPU_WEIGHT, value);
                case 1 ->
                    Hypercalls.setRegister(
                            w.memory(),
                            HvWorld.INPUT,
                            place[0],
                            (int) place[1],
                            RegisterName.EXPLICIT_SUSPEND,
                            value % 2);
                default -> deposit(place[0]);
            };
        }

        private long deposit(long partition) {
            long page = w.hypervisor.parentAccess().claim(partition, 1) instanceof Claim.Granted(var ranges)
                    ? ranges.getFirst().page()
                    : 0;
            return Hypercalls.depositMemory(w.memory(), HvWorld.INPUT, partition, page, 3);
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
            return new State(
                    w.machine.save(),
                    w.hypervisor.save(),
                    w.root.saveEngine(),
                    w.guests.stream().map(ExecutionEngine::saveEngine).toList(),
                    List.copyOf(w.guestPlaces));
        }

        @Override
        public void restore(State state) {
            w.restore(state, engines());
        }
    }
}
