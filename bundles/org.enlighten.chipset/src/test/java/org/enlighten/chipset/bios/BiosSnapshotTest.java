// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import java.util.List;
import java.util.Optional;
import org.enlighten.chipset.bench.Bench;
import org.enlighten.chipset.bench.Carrier;
import org.enlighten.machine.BootRecord;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// Firmware on its way from power-on to a system, with a bootable disk and a bootable disc. Even seeds press a key
/// now and then.
class BiosSnapshotTest extends SnapshotContract<BiosSnapshotTest.State> {
    /// @param booted what runs in place of the firmware, once it does
    record State(Carrier.State bench, long chance, Optional<BootRecord> booted) {}

    @Override
    protected World<State> build(long seed) {
        return new Booting(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.chipset.bios.Bios",
                "org.enlighten.chipset.bios.BootSequence",
                "org.enlighten.chipset.bios.DriveAccess",
                "org.enlighten.chipset.bios.Interrupts",
                "org.enlighten.chipset.bios.PowerOn");
    }

    @Override
    protected int every() {
        return 9;
    }

    @Override
    protected int stepsAfter() {
        return 150;
    }

    @Override
    protected int seeds() {
        return 2;
    }

    private static final class Booting implements Whole<State> {
        private static final long PATIENCE_NS = 60_000_000_000L;

        private final boolean presses;
        private final Bench bench;
        private final Carrier carrier;
        private final Chance chance;

        Booting(long seed) {
            presses = seed % 2 == 0;
            chance = new Chance(seed);
            bench = BiosTest.both();
            bench.vp.engine(new Bios(bench.machine, List.of(new BiosTest.Loader("tiny-nt"))));
            carrier = new Carrier(bench);
        }

        @Override
        public void start() {}

        @Override
        public boolean step() {
            if (booted().isPresent()) return false;
            if (presses && chance.nextInt(300) == 0) bench.board.type(" ");
            carrier.step(PATIENCE_NS);
            return true;
        }

        private Optional<BootRecord> booted() {
            return bench.vp.engine() instanceof BiosTest.Halted(BootRecord record)
                    ? Optional.of(record)
                    : Optional.empty();
        }

        @Override
        public Simulation simulation() {
            return bench.simulation;
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(carrier.save(), chance.state(), booted());
        }

        @Override
        public void restore(State state) {
            state.booted().ifPresent(record -> bench.vp.engine(new BiosTest.Halted(record)));
            carrier.restore(state.bench());
            chance.restore(state.chance());
        }
    }
}
