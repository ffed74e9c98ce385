// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.chipset.bench.Bench;
import org.enlighten.chipset.bench.Carrier;
import org.enlighten.chipset.bench.MiniKernel;
import org.enlighten.chipset.bios.Bios;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;
import org.junit.jupiter.api.Test;

/// The drivers of `os.pc` on this board, after its firmware, without the real kernel.
class DriversTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String MASTER = "pci/0/7/1/channel0/master";
    private static final String SLAVE = "pci/0/7/1/channel0/slave";
    private static final String CD = "pci/0/7/1/channel1/master";
    static final String[] ALL = {"pci", "isa", "disk", "cdrom", "pit", "i8042prt", "vga", "serial"};

    private Bench bench;
    private Carrier carrier;
    private MiniKernel kernel;

    private void boot(Bench on, String... drivers) {
        bench = on;
        carrier = new Carrier(bench);
        // Firmware leaves the registers as it leaves them; the kernel comes after it.
        bench.vp.engine(new Bios(bench.machine, List.of()));
        carrier.runUntil(5 * SECOND);
        bench.vp.reset();
        kernel = new MiniKernel(bench, drivers);
        bench.vp.engine(kernel);
        bench.vp.run(VirtualProcessor.Run.RUNNING);
        kernel.boot();
        run();
        carrier.accesses.clear();
    }

    private void run() {
        carrier.runUntil(bench.simulation.now() + SECOND);
    }

    private static String[] with(String ide, String... others) {
        List<String> all = new ArrayList<>(List.of(others));
        all.add(ide);
        return all.toArray(String[]::new);
    }

    private static byte[] pattern(int bytes, int seed) {
        byte[] data = new byte[bytes];
        for (int i = 0; i < bytes; i++) data[i] = (byte) (i * 7 + seed + (i >>> 9));
        return data;
    }

    private long write(String path, long at, Slice data) {
        return kernel.request(kernel.at(path), new IoRequest.Function.Block(new BlockRequest.Write(at, data)));
    }

    private long read(String path, long at, Slice into) {
        return kernel.request(kernel.at(path), new IoRequest.Function.Block(new BlockRequest.Read(at, into)));
    }

    private long count(String kind) {
        return carrier.accesses.stream()
                .filter(a -> a.contains(" " + kind + " "))
                .count();
    }

    @Test
    void busesAreEnumeratedAndDrivesAreOffered() {
        boot(Bench.of(8 << 20, 4 << 20, _ -> {}), with("atapi", ALL));
        assertEquals(8 << 20, kernel.blocks.get("Virtual HD").sizeBytes());
        assertEquals(512, kernel.blocks.get("Virtual HD").sectorBytes());
        assertEquals(4 << 20, kernel.blocks.get("Msft Virtual CD/ROM").sizeBytes());
        assertEquals(2048, kernel.blocks.get("Msft Virtual CD/ROM").sectorBytes());
        assertEquals(
                List.of("PCI\\VEN_8086&DEV_7192", "PCI\\VEN_8086&DEV_7113", "*PNP0700", "*PNP0B00"), kernel.unbound);
    }

    @Test
    void programmedIoTakesOneInterruptAndOneStringASectorAndDmaOneInterruptAndNoString() {
        long[] accesses = new long[2];
        for (String how : List.of("atapi", "pciide")) {
            boot(Bench.of(8 << 20, 0, _ -> {}), "pci", how, "disk");
            byte[] data = pattern(4096, 3);
            bench.memory.write(0x500000, data, 0, data.length);
            bench.vectors.clear();
            long w = write(MASTER, 40960, new Slice(bench.memory, 0x500000, 4096));
            run();
            assertEquals(Outcome.done(4096), kernel.outcomes.get(w));
            boolean direct = how.equals("pciide");
            assertEquals(direct ? 1 : 8, bench.vectors.size(), how);
            assertEquals(direct ? 0 : 8, count("OUTS"), how);
            accesses[direct ? 1 : 0] = carrier.accesses.size();
            carrier.accesses.clear();
            bench.vectors.clear();
            long r = read(MASTER, 40960, new Slice(bench.memory, 0x600000, 4096));
            run();
            assertEquals(Outcome.done(4096), kernel.outcomes.get(r));
            assertArrayEquals(data, bench.bytes(0x600000, 4096));
            assertEquals(direct ? 1 : 8, bench.vectors.size(), how);
            assertEquals(direct ? 0 : 8, count("INS"), how);
        }
        assertTrue(accesses[0] > 2 * accesses[1], accesses[0] + " by programmed I/O, " + accesses[1] + " by DMA");
    }

    @Test
    void everySizeAndPlaceComesBackAsItWasWritten() {
        for (String how : List.of("atapi", "pciide")) {
            boot(Bench.of(8 << 20, 0, _ -> {}), "pci", how, "disk");
            int[] sectors = {1, 2, 7, 8, 100, 128};
            long[] places = {0, 512, 0xFE00, 8 << 20};
            for (int n : sectors) {
                for (long place : places) {
                    long at = Math.min(place, (8 << 20) - n * 512L);
                    byte[] data = pattern(n * 512, n + (int) at);
                    // Ends on either side of a 64 KiB boundary, at an address that is not a page's.
                    long gpa = 0x510000 - 1536;
                    bench.memory.write(gpa, data, 0, data.length);
                    long w = write(MASTER, at, new Slice(bench.memory, gpa, data.length));
                    run();
                    Slice back =
                            new Slice(new org.enlighten.block.ByteMemory("", new byte[data.length]), 0, data.length);
                    long r = read(MASTER, at, back);
                    run();
                    assertEquals(Outcome.done(data.length), kernel.outcomes.get(w));
                    assertEquals(Outcome.done(data.length), kernel.outcomes.get(r));
                    assertArrayEquals(data, back.toBytes(), how + " " + n + " sectors at " + at);
                }
            }
        }
    }

    @Test
    void valuesThatLieInNoMemoryOfTheMachineAreCopied() {
        boot(Bench.of(8 << 20, 0, _ -> {}), "pci", "pciide", "disk");
        byte[] data = pattern(1024, 1);
        long w = write(MASTER, 0, Slice.of(data));
        run();
        assertEquals(Outcome.done(1024), kernel.outcomes.get(w));
        long r = read(MASTER, 0, new Slice(bench.memory, 0x500001, 1024));
        run();
        assertEquals(Outcome.done(1024), kernel.outcomes.get(r));
        assertArrayEquals(data, bench.bytes(0x500001, 1024));
    }

    @Test
    void aFlushAndABarrierBothEmptyTheCacheOfADriveThatHasOne() {
        for (String how : List.of("atapi", "pciide")) {
            for (BlockRequest asked : List.of(new BlockRequest.Flush(), new BlockRequest.Barrier())) {
                boot(Bench.of(8 << 20, 0, _ -> {}), "pci", how, "disk");
                bench.transfers.clear();
                long request = kernel.request(kernel.at(MASTER), new IoRequest.Function.Block(asked));
                run();
                assertEquals(Outcome.DONE, kernel.outcomes.get(request));
                assertEquals(DiskTransfer.Kind.FLUSH, bench.transfers.getLast().kind(), how + " " + asked);
            }
        }
    }

    @Test
    void badRequestsAreRefusedWithoutTouchingTheHardware() {
        boot(Bench.of(8 << 20, 1 << 20, _ -> {}), with("atapi", ALL));
        long outside = write(MASTER, 8 << 20, Slice.of(new byte[512]));
        long odd = read(MASTER, 100, new Slice(bench.memory, 0x500000, 512));
        long toCd = write(CD, 0, Slice.of(new byte[2048]));
        long put = kernel.request(kernel.at(MASTER), new IoRequest.Function.Put(Slice.of(new byte[1])));
        run();
        assertEquals(Outcome.Failure.OUT_OF_RANGE, failure(outside));
        assertEquals(Outcome.Failure.OUT_OF_RANGE, failure(odd));
        assertEquals(Outcome.Failure.READ_ONLY, failure(toCd));
        assertEquals(Outcome.Failure.INVALID, failure(put));
        assertTrue(carrier.accesses.isEmpty());
    }

    private Outcome.Failure failure(long request) {
        return ((Outcome.Failed) kernel.outcomes.get(request)).failure();
    }

    @Test
    void aFailureOfTheMediumBecomesASentenceAndTheNextRequestWorks() {
        for (String how : List.of("atapi", "pciide")) {
            boot(Bench.of(8 << 20, 0, _ -> {}), "pci", how, "disk");
            var medium = bench.media[0];
            bench.media[0] = null;
            long w = write(MASTER, 512, Slice.of(pattern(1024, 2)));
            run();
            bench.board.completed(
                    bench.transfers.getLast().tag(), new Outcome.Failed(Outcome.Failure.MEDIUM_ERROR, "worn out"));
            bench.drain();
            run();
            assertEquals(Outcome.Failure.MEDIUM_ERROR, failure(w), how);
            String message = ((Outcome.Failed) kernel.outcomes.get(w)).message();
            assertTrue(message.contains("could not write: sector=1, sectors=2"), message);
            bench.media[0] = medium;
            long again = write(MASTER, 512, Slice.of(pattern(1024, 2)));
            run();
            assertEquals(Outcome.done(1024), kernel.outcomes.get(again), how);
        }
    }

    @Test
    void twoDrivesOnOneChannelTakeTurns() {
        for (String how : List.of("atapi", "pciide")) {
            Consumer<MotherboardBuilder> description = b -> b.disk(0, 8 << 20).disk(1, 4 << 20);
            boot(Bench.of(new long[] {8 << 20, 4 << 20, 0, 0}, description), "pci", how, "disk");
            byte[] first = pattern(8192, 1);
            byte[] second = pattern(8192, 99);
            List<Long> requests = List.of(write(MASTER, 0, Slice.of(first)), write(SLAVE, 4096, Slice.of(second)));
            run();
            requests.forEach(r -> assertEquals(Outcome.done(8192), kernel.outcomes.get(r), how));
            long a = read(SLAVE, 4096, new Slice(bench.memory, 0x500000, 8192));
            long b = read(MASTER, 0, new Slice(bench.memory, 0x600000, 8192));
            run();
            assertEquals(Outcome.done(8192), kernel.outcomes.get(a));
            assertEquals(Outcome.done(8192), kernel.outcomes.get(b));
            assertArrayEquals(second, bench.bytes(0x500000, 8192));
            assertArrayEquals(first, bench.bytes(0x600000, 8192));
        }
    }

    @Test
    void aDiskAndACdOnOneChannelTakeTurns() {
        Consumer<MotherboardBuilder> description = b -> b.disk(0, 8 << 20).dvd(1, 1 << 20);
        boot(Bench.of(new long[] {8 << 20, 1 << 20, 0, 0}, description), with("pciide", ALL));
        long c = read(SLAVE, 2048 * 3, new Slice(bench.memory, 0x500000, 65536));
        long d = read(MASTER, 0, new Slice(bench.memory, 0x600000, 65536));
        run();
        assertEquals(Outcome.done(65536), kernel.outcomes.get(c));
        assertEquals(Outcome.done(65536), kernel.outcomes.get(d));
    }

    @Test
    void readsDiscsInBlocksAndLooksAfterTheMedium() {
        boot(Bench.of(8 << 20, 1 << 20, _ -> {}), with("atapi", ALL));
        byte[] disc = pattern(1 << 20, 77);
        bench.media[2].submit(-1, new BlockRequest.Write(0, Slice.of(disc)), 0);
        run();
        long r = read(CD, 10 * 2048, new Slice(bench.memory, 0x500000, 65536));
        run();
        assertEquals(Outcome.done(65536), kernel.outcomes.get(r));
        assertArrayEquals(java.util.Arrays.copyOfRange(disc, 20480, 20480 + 65536), bench.bytes(0x500000, 65536));
        assertEquals(Outcome.DONE, check());
        bench.board.eject(2);
        assertEquals(Outcome.Failure.GONE, ((Outcome.Failed) check()).failure());
        assertEquals(0, kernel.blocks.get("Msft Virtual CD/ROM").sizeBytes());
        bench.medium(2, 2 << 20);
        bench.board.insert(2, 2 << 20);
        assertEquals(Outcome.DONE, check());
        assertEquals(2 << 20, kernel.blocks.get("Msft Virtual CD/ROM").sizeBytes());
        bench.board.insert(2, 3 << 20);
        long changed = read(CD, 0, new Slice(bench.memory, 0x500000, 2048));
        run();
        assertEquals(Outcome.Failure.GONE, failure(changed));
        assertEquals(3 << 20, kernel.blocks.get("Msft Virtual CD/ROM").sizeBytes());
    }

    private Outcome check() {
        long id = kernel.request(
                kernel.at(CD),
                new IoRequest.Function.Control(IoRequest.CHECK_MEDIUM, Saved.NOTHING, Slice.of(new byte[0])));
        run();
        return kernel.outcomes.get(id);
    }

    @Test
    void anEmptyDriveIsOfferedWithoutMedium() {
        boot(Bench.usual(), with("atapi", ALL));
        assertEquals(0, kernel.blocks.get("Msft Virtual CD/ROM").sizeBytes());
        bench.medium(2, 1 << 20);
        bench.board.insert(2, 1 << 20);
        assertEquals(Outcome.DONE, check());
        assertEquals(1 << 20, kernel.blocks.get("Msft Virtual CD/ROM").sizeBytes());
    }

    @Test
    void theClockTicksAtThePeriodItOffers() {
        boot(Bench.usual(), "pci", "isa", "pit");
        kernel.wakeAtNs = 0;
        bench.vp.wakeAtNs(0);
        long before = kernel.ticks;
        long from = bench.simulation.now();
        carrier.runUntil(from + 10 * SECOND);
        assertEquals(10 * SECOND / kernel.periodNs, kernel.ticks - before, 1.0);
        assertEquals(1, carrier.accesses.size() / (kernel.ticks - before), "one access a tick: its end");
    }

    @Test
    void typedKeysBecomeCharacters() {
        boot(Bench.usual(), "pci", "isa", "i8042prt");
        assertEquals(17, bench.board.type("dir C:\\ > \"x.Y\"\t\n"));
        bench.drain();
        run();
        assertEquals("dir C:\\ > \"x.Y\"\t\n", kernel.typed.toString());
        kernel.typed.setLength(0);
        bench.board.press((byte) 0x3A, (byte) 0xBA);
        bench.drain();
        run();
        bench.board.type("a1B\u0003\b");
        bench.drain();
        run();
        assertEquals("A1b\u0003\b", kernel.typed.toString(), "capitals lock");
        assertTrue(bench.wishes.contains(new Wish.KeyboardLights(4)));
    }

    @Test
    void textAppearsOnTheScreenWithItsCursor() {
        boot(Bench.usual(), "pci", "isa", "vga");
        carrier.accesses.clear();
        put("vga", "Hello\r\nyou\tthere\b\b!\n");
        TextScreen screen = bench.board.screen();
        assertEquals("Hello", screen.line(0));
        assertEquals("you     the!e", screen.line(1));
        assertEquals(160, screen.cursorAt());
        assertEquals(4, carrier.accesses.size(), "only the cursor is a matter of registers");
        for (int i = 0; i < 30; i++) put("vga", "line " + i + "\r\n");
        assertEquals("line 29", bench.board.screen().line(23));
        assertEquals("line 6", bench.board.screen().line(0));
        put("vga", "\fempty");
        assertEquals("empty\n", bench.board.screen().text());
    }

    private void put(String driver, String text) {
        String path = driver.equals("vga") ? "pci/0/8/0" : "pci/0/7/0/serial1";
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        long id = kernel.request(kernel.at(path), new IoRequest.Function.Put(Slice.of(bytes)));
        run();
        assertEquals(Outcome.done(bytes.length), kernel.outcomes.get(id));
    }

    @Test
    void theSerialPortSendsAndReceives() {
        boot(Bench.usual(), "pci", "isa", "serial");
        String text = "a line that is longer than the sixteen bytes of the FIFO\r\n";
        put("serial", text);
        assertEquals(text, new String(bench.board.takeSerialOutput(), StandardCharsets.ISO_8859_1));
        bench.board.serialInput("ok".getBytes(StandardCharsets.US_ASCII));
        long g = kernel.request(
                kernel.at("pci/0/7/0/serial1"), new IoRequest.Function.Get(new Slice(bench.memory, 0x500000, 10)));
        run();
        assertEquals(Outcome.done(2), kernel.outcomes.get(g));
        assertEquals('o', bench.memory.u8(0x500000));
    }
}
