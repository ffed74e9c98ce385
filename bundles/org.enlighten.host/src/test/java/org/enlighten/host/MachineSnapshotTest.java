// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.nio.file.Path;
import java.util.List;
import org.enlighten.block.Memories;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;
import org.junit.jupiter.api.io.TempDir;

/// A machine with software of three kinds on its processors, whose memory is claimed and given back, and which
/// somebody
/// resets now and then.
class MachineSnapshotTest extends SnapshotContract<MachineSnapshotTest.State> {
    record State(PhysicalMachine.State machine, List<Saved> engines) {}

    @TempDir
    Path directory;

    @Override
    protected World<State> build(long seed) {
        return new Running(seed, directory);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.host.LogicalProcessor",
                "org.enlighten.host.PhysicalMachine",
                "org.enlighten.host.PhysicalMemory");
    }

    @Override
    protected int stepsMax() {
        return 500;
    }

    private static final class Running implements Whole<State> {
        private static final HardwareProfile PROFILE =
                HardwareProfile.of("server-2008").withLogicalProcessors(3).withMemoryMib(64);

        private final Simulation simulation;
        private final PhysicalMachine machine;
        private List<ExecutionEngine> engines = engines();

        Running(long seed, Path directory) {
            simulation = new Simulation(seed);
            machine = new PhysicalMachine(PROFILE, "host", simulation, new Memories(), directory);
            place();
        }

        private static List<ExecutionEngine> engines() {
            return List.of(new Pinger(1, 40), new Stepper(Long.MAX_VALUE), new Burner(7_777));
        }

        private void place() {
            for (int i = 0; i < engines.size(); i++)
                machine.machine().processors().get(i).engine(engines.get(i));
        }

        @Override
        public boolean step() {
            switch (simulation.chance().nextInt(40)) {
                case 0 -> machine.memory().claim("vm" + simulation.chance().nextInt(4), 5);
                case 1 -> machine.memory().release("vm" + simulation.chance().nextInt(4));
                case 2 -> machine.machine().memory().put64(simulation.chance().nextInt(1 << 20), 42);
                case 3 -> machine.machine().processors().get(2).raise(0x30);
                case 4 ->
                    machine.switches(new Firmware(true, simulation.chance().nextInt(2) == 0, true));
                case 5 -> {
                    if (simulation.chance().nextInt(4) == 0) restart();
                }
                default -> {}
            }
            return simulation.step();
        }

        private void restart() {
            machine.reset();
            engines = engines();
            place();
            machine.start();
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public void start() {
            machine.powerOn();
            machine.start();
            machine.machine().processors().get(1).raise(0x20);
            machine.machine().processors().get(2).raise(0x21);
        }

        @Override
        public void close() {
            machine.close();
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(
                    machine.save(),
                    engines.stream().map(ExecutionEngine::saveEngine).toList());
        }

        @Override
        public void restore(State state) {
            machine.restore(state.machine());
            for (int i = 0; i < engines.size(); i++)
                engines.get(i).restoreEngine(state.engines().get(i));
        }
    }
}
