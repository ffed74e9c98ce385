// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Slice;
import org.enlighten.chipset.bench.Bench;
import org.enlighten.chipset.bench.Carrier;
import org.enlighten.chipset.bench.MiniKernel;
import org.enlighten.chipset.bios.Bios;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.pc.PcBoard;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// All drivers of `os.pc` at work on this board: several requests under way on disk, disc, screen and serial line,
/// keys
/// typed, the disc taken out and put in. Odd seeds do programmed I/O, even ones DMA.
class DriversSnapshotTest extends SnapshotContract<DriversSnapshotTest.State> {
    record State(Carrier.State bench, long chance) {}

    @Override
    protected World<State> build(long seed) {
        return new AtWork(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.os.pc.Acpi",
                "org.enlighten.os.pc.AtaDisk",
                "org.enlighten.os.pc.BoardPart",
                "org.enlighten.os.pc.CdDrive",
                "org.enlighten.os.pc.DriveData",
                "org.enlighten.os.pc.EthernetPort",
                "org.enlighten.os.pc.IdeChannel",
                "org.enlighten.os.pc.IdeController",
                "org.enlighten.os.pc.IntervalTimer",
                "org.enlighten.os.pc.IsaBus",
                "org.enlighten.os.pc.KeyTable",
                "org.enlighten.os.pc.KeyboardPort",
                "org.enlighten.os.pc.PciBus",
                "org.enlighten.os.pc.SerialPort",
                "org.enlighten.os.pc.TextConsole");
    }

    @Override
    protected int stepsMax() {
        return 3_000;
    }

    @Override
    protected int every() {
        return 11;
    }

    @Override
    protected int stepsAfter() {
        return 220;
    }

    @Override
    protected int seeds() {
        return 4;
    }

    private static final class AtWork implements Whole<State> {
        private static final String MASTER = "pci/0/7/1/channel0/master";
        private static final String CD = "pci/0/7/1/channel1/master";
        private static final String SCREEN = "pci/0/8/0";
        private static final String NETWORK = "pci/0/10/0";
        private static final String SERIAL = "pci/0/7/0/serial1";
        private static final int DISK_BYTES = 2 << 20;
        private static final int DISC_BYTES = 1 << 20;
        private static final long DATA_AT = 0x500000;
        private static final int UNDER_WAY_MOST = 3;

        private final Bench bench;
        private final Carrier carrier;
        private final MiniKernel kernel;
        private final Chance chance;

        AtWork(long seed) {
            chance = new Chance(seed);
            Consumer<MotherboardBuilder> description =
                    b -> b.disk(0, DISK_BYTES).dvd(2, DISC_BYTES).network(new byte[] {0, 0x15, 0x5D, 1, 2, 3});
            bench = Bench.of(new long[] {DISK_BYTES, 0, DISC_BYTES, 0}, description);
            carrier = new Carrier(bench);
            String ide = seed % 2 == 0 ? "pciide" : "atapi";
            kernel = new MiniKernel(
                    bench,
                    Stream.concat(Stream.of(ide, "acpi", "machine", "dc21x4"), Stream.of(DriversTest.ALL))
                            .toArray(String[]::new));
        }

        /// Firmware goes before, and the saving begins with the drivers.
        @Override
        public void start() {
            bench.vp.engine(new Bios(bench.machine, List.of()));
            carrier.runUntil(5_000_000_000L);
            bench.vp.reset();
            bench.vp.engine(kernel);
            bench.vp.run(VirtualProcessor.Run.RUNNING);
            kernel.boot(PcBoard.acpiDevices());
        }

        @Override
        public boolean step() {
            boolean all = kernel.isThere(MASTER) && kernel.isThere(CD) && kernel.isThere(SERIAL);
            if (all && kernel.underWay() < UNDER_WAY_MOST && chance.nextInt(30) == 0) ask();
            if (all && chance.nextInt(60) == 0) disturb();
            carrier.step(bench.simulation.now() + 1_000_000_000L);
            return true;
        }

        private void ask() {
            Slice data = new Slice(bench.memory, DATA_AT + chance.nextInt(64) * 512L, 512 * (1 + chance.nextInt(8)));
            long sector = chance.nextInt(DISK_BYTES / 512 - 8) * 512L;
            switch (chance.nextInt(7)) {
                case 6 -> kernel.request(kernel.at(NETWORK), new IoRequest.Function.Put(data.part(0, 60)));
                case 0 -> block(MASTER, new BlockRequest.Flush());
                case 1 -> block(MASTER, new BlockRequest.Write(sector, data));
                case 2 -> block(MASTER, new BlockRequest.Read(sector, data));
                case 3 -> block(CD, new BlockRequest.Read(chance.nextInt(400) * 2048L, data.part(0, 512)));
                case 4 -> kernel.request(kernel.at(SCREEN), new IoRequest.Function.Put(text()));
                default -> kernel.request(kernel.at(SERIAL), new IoRequest.Function.Put(text()));
            }
        }

        private void block(String path, BlockRequest request) {
            kernel.request(kernel.at(path), new IoRequest.Function.Block(request));
        }

        private Slice text() {
            byte[] text = new byte[1 + chance.nextInt(40)];
            for (int i = 0; i < text.length; i++) text[i] = (byte) (chance.nextInt(12) == 0 ? '\n' : 'a' + i);
            return Slice.of(text);
        }

        private void disturb() {
            switch (chance.nextInt(5)) {
                case 4 -> bench.board.receive(0, broadcast(), 0);
                case 0 -> bench.board.type("aB\u0003");
                case 1 -> bench.board.serialInput("ok".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                case 2 -> bench.board.eject(2);
                default -> bench.board.insert(2, DISC_BYTES);
            }
            bench.drain();
        }

        private byte[] broadcast() {
            byte[] frame = new byte[60 + chance.nextInt(1000)];
            Arrays.fill(frame, 0, 6, (byte) 0xFF);
            return frame;
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
            return new State(carrier.save(), chance.state());
        }

        @Override
        public void restore(State state) {
            bench.vp.engine(kernel);
            carrier.restore(state.bench());
            chance.restore(state.chance());
        }
    }
}
