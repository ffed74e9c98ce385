// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.block.MemoryLayer;
import org.enlighten.chipset.bench.Bench;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// Every device of the board under a guest that tries everything, while somebody types, changes the disc and sends
/// bytes down the serial line. Wishes are left lying for a while now and then.
class BoardSnapshotTest extends SnapshotContract<BoardSnapshotTest.State> {
    record State(Motherboard.State board, GuestMemory.State memory, List<MemoryLayer.State> media, long chance) {}

    @Override
    protected World<State> build(long seed) {
        return new Tried(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.chipset.Motherboard",
                "org.enlighten.chipset.Wishes",
                "org.enlighten.chipset.internal.Board",
                "org.enlighten.chipset.internal.ide.AtaDisk",
                "org.enlighten.chipset.internal.ide.AtapiDrive",
                "org.enlighten.chipset.internal.ide.BusMaster",
                "org.enlighten.chipset.internal.ide.IdeChannel",
                "org.enlighten.chipset.internal.ide.SectorBuffer",
                "org.enlighten.chipset.internal.ide.TaskFile",
                "org.enlighten.chipset.internal.isa.FloppyController",
                "org.enlighten.chipset.internal.isa.Keyboard",
                "org.enlighten.chipset.internal.isa.KeyboardController",
                "org.enlighten.chipset.internal.isa.Pic",
                "org.enlighten.chipset.internal.isa.PicChip",
                "org.enlighten.chipset.internal.isa.Pit",
                "org.enlighten.chipset.internal.isa.PitChannel",
                "org.enlighten.chipset.internal.isa.Rtc",
                "org.enlighten.chipset.internal.isa.SystemPorts",
                "org.enlighten.chipset.internal.isa.Uart",
                "org.enlighten.chipset.internal.isa.Vga",
                "org.enlighten.chipset.internal.pci.PciBus",
                "org.enlighten.chipset.internal.pci.PciFunction",
                "org.enlighten.chipset.internal.pci.PowerManagement");
    }

    @Override
    protected int stepsMax() {
        return 600;
    }

    @Override
    protected int every() {
        return 11;
    }

    @Override
    protected int stepsAfter() {
        return 88;
    }

    private static final class Tried implements Whole<State> {
        private static final EventType ANSWERED = EventType.of("test.answered", "port", "answer");
        private static final EventType WISHED = EventType.of("test.wished", "wish", "number");
        private static final long MEMORY_TOUCHED = 256 << 10;

        private final Bench bench = HostileGuestTest.bench();
        private final Chance chance;

        Tried(long seed) {
            chance = new Chance(seed);
        }

        /// Switches power management on, at 0x400, as firmware does.
        @Override
        public void start() {
            bench.configure(0x3B, 0x40, 0x401);
            bench.configure(0x3B, 0x80, 1);
        }

        @Override
        public boolean step() {
            HostileAccess access = HostileAccess.random(chance).within(MEMORY_TOUCHED);
            long answer = access.on(bench);
            bench.simulation.trace().record(ANSWERED, 1, 0, Mode.USER, 0, access.port(), answer);
            bench.wishes.forEach(this::tell);
            bench.wishes.clear();
            bench.transfers.clear();
            switch (chance.nextInt(16)) {
                case 0 -> bench.board.type("x");
                case 1 -> bench.board.serialInput((byte) chance.nextInt(256));
                case 2 -> bench.board.eject(2);
                case 3 -> bench.board.insert(2, 1 << 20);
                case 4 -> bench.board.advance(bench.simulation.now());
                case 5 -> bench.board.takeSerialOutput();
                default -> {}
            }
            return true;
        }

        private void tell(Wish wish) {
            long number = switch (wish) {
                case Wish.Interrupt(int vector) -> vector;
                case Wish.Transfer(DiskTransfer t) -> t.tag() ^ t.offsetBytes();
                case Wish.KeyboardLights(int lights) -> lights;
                case Wish.MediumEjected(int drive) -> drive;
                case Wish.Send(int _, byte[] frame) -> Arrays.hashCode(frame);
                case Wish.Reset(), Wish.PowerOff(), Wish.ScreenChanged() -> 0;
            };
            String kind = wish.getClass().getSimpleName();
            bench.simulation.trace().record(WISHED, 1, 0, Mode.DEVICE, 0, kind.hashCode(), number);
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
            List<MemoryLayer.State> media = new ArrayList<>();
            for (MemoryLayer medium : bench.media) if (medium != null) media.add(medium.save());
            return new State(bench.board.save(), bench.memory.save(), media, chance.state());
        }

        @Override
        public void restore(State state) {
            bench.memory.restore(state.memory());
            List<MemoryLayer> media =
                    Arrays.stream(bench.media).filter(m -> m != null).toList();
            for (int d = 0; d < media.size(); d++)
                media.get(d).restore(state.media().get(d));
            bench.board.restore(state.board());
            chance.restore(state.chance());
        }
    }
}
