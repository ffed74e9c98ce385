// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.nic;

import java.util.Arrays;
import java.util.List;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// The adapter under a guest that does anything to it.
class TulipSnapshotTest extends SnapshotContract<TulipSnapshotTest.State> {
    record State(Tulip.State tulip, GuestMemory.State memory, long chance) {}

    private static final EventType SENT = EventType.of("test.sent", "bytes", "hash");

    private static final class Tried implements Whole<State> {
        private final Simulation simulation = new Simulation(1);
        private final Chance chance;
        private final TulipLife life;

        Tried(long seed) {
            chance = new Chance(seed);
            life = new TulipLife(chance, new TulipTest.Nowhere());
        }

        @Override
        public void start() {}

        @Override
        public boolean step() {
            life.step();
            for (byte[] frame : life.sent)
                simulation.trace().record(SENT, 1, 0, Mode.DEVICE, 0, frame.length, Arrays.hashCode(frame));
            life.sent.clear();
            return true;
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(life.tulip.save(), life.memory.save(), chance.state());
        }

        @Override
        public void restore(State s) {
            life.memory.restore(s.memory());
            life.tulip.restore(s.tulip());
            chance.restore(s.chance());
        }
    }

    @Override
    protected World<State> build(long seed) {
        return new Tried(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.chipset.internal.nic.AddressFilter",
                "org.enlighten.chipset.internal.nic.SerialRom",
                "org.enlighten.chipset.internal.nic.Tulip");
    }

    @Override
    protected int stepsMax() {
        return 800;
    }

    @Override
    protected int stepsAfter() {
        return 100;
    }
}
