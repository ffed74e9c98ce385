// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import java.util.Arrays;
import java.util.List;
import org.enlighten.block.Outcome;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.simulation.Timer;
import org.enlighten.testkit.state.SnapshotContract;

/// A DVD drive that is sent commands of all kinds, right and wrong, while its medium comes and goes.
class ScsiTargetSnapshotTest extends SnapshotContract<ScsiTarget.State> {
    @Override
    protected World<ScsiTarget.State> build(long seed) {
        return new Drive(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of("org.enlighten.storage.command.ScsiTarget");
    }

    @Override
    protected int stepsMax() {
        return 400;
    }

    private static final class Drive implements World<ScsiTarget.State> {
        private static final EventType ANSWERED = EventType.of("test.answered", "operation", "answer");
        private static final int[] OPERATIONS = {0x00, 0x03, 0x12, 0x1A, 0x1B, 0x1E, 0x25, 0x28, 0x43, 0x4A, 0x5A, 0xA8
        };

        private final Simulation simulation;
        private final ScsiTarget target = new ScsiTarget(
                ScsiTarget.Kind.DVD, new DeviceIdentity("Msft", "Virtual CD", "1.0", "serial-7"), 300 * 2048, true);
        private final Timer timer;

        Drive(long seed) {
            simulation = new Simulation(seed);
            timer = simulation.timer("initiator", this::command);
        }

        private void command() {
            byte[] cdb = new byte[12];
            if (simulation.chance().nextInt(3) > 0) simulation.chance().nextBytes(cdb);
            cdb[0] = (byte) OPERATIONS[simulation.chance().nextInt(OPERATIONS.length)];
            tell(cdb[0], target.execute(cdb));
            switch (simulation.chance().nextInt(12)) {
                case 0 -> target.remove();
                case 1 -> target.insert((1 + simulation.chance().nextInt(300)) * 2048L);
                case 2 -> target.reset();
                case 3 -> tell(0, target.failed(CommandResult.Way.READ, failure()));
                default -> {}
            }
            simulation.arm(timer, simulation.now() + 1_000);
        }

        private Outcome.Failed failure() {
            Outcome.Failure[] all = Outcome.Failure.values();
            return new Outcome.Failed(all[simulation.chance().nextInt(all.length)], "no");
        }

        private void tell(int operation, CommandResult result) {
            int answer = result instanceof CommandResult.Data(byte[] bytes)
                    ? Arrays.hashCode(bytes)
                    : result.toString().hashCode();
            simulation.trace().record(ANSWERED, 0, 0, Mode.DEVICE, 0, operation, answer);
            int sense = Arrays.hashCode(target.senseData());
            simulation.trace().record(ANSWERED, 0, 0, Mode.DEVICE, 0, target.hasMedium() ? 1 : 0, sense);
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public Snapshottable<ScsiTarget.State> component() {
            return target;
        }

        @Override
        public void start() {
            simulation.arm(timer, 0);
        }
    }
}
