// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Slice;
import org.enlighten.chipset.BootDevice;
import org.enlighten.chipset.bench.Bench;
import org.enlighten.chipset.bench.Carrier;
import org.enlighten.machine.BootLoader;
import org.enlighten.machine.BootRecord;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.Machine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;
import org.junit.jupiter.api.Test;

class BiosTest {
    private static final long SECOND = 1_000_000_000L;

    /// A system that halts for ever.
    record Halted(BootRecord record) implements ExecutionEngine {
        @Override
        public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
            vp.exit().reason = Exit.Reason.HALT;
            return 1;
        }

        @Override
        public boolean cuttable() {
            return true;
        }

        @Override
        public Saved saveEngine() {
            return Saved.NOTHING;
        }

        @Override
        public void restoreEngine(Saved state) {}
    }

    /// Loads what it is named after, and remembers what it was asked.
    static final class Loader implements BootLoader {
        final List<BootRecord> asked = new ArrayList<>();
        private final String system;

        Loader(String system) {
            this.system = system;
        }

        @Override
        public Optional<ExecutionEngine> load(BootRecord record, Machine machine) {
            asked.add(record);
            return record.system().equals(system) ? Optional.of(new Halted(record)) : Optional.empty();
        }
    }

    private final Loader loader = new Loader("tiny-nt");

    private Carrier started(Bench bench) {
        bench.vp.engine(new Bios(bench.machine, List.of(loader)));
        return new Carrier(bench);
    }

    static void put(Bench bench, int drive, long at, byte[] data) {
        bench.media[drive].submit(-1, new BlockRequest.Write(at, Slice.of(data)), 0);
        bench.pass(1_000_000);
    }

    static byte[] bootSector(String text, int textAt) {
        byte[] sector = new byte[512];
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, sector, textAt, ascii.length);
        sector[510] = 0x55;
        sector[511] = (byte) 0xAA;
        return sector;
    }

    private static byte[] u32(long value) {
        return new byte[] {(byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)};
    }

    /// A disc with an El Torito boot image in block 20.
    static void bootable(Bench bench, byte[] image) {
        byte[] descriptor = new byte[2048];
        byte[] id = "\0CD001\1EL TORITO SPECIFICATION".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(id, 0, descriptor, 0, id.length);
        System.arraycopy(u32(19), 0, descriptor, 0x47, 4);
        byte[] catalog = new byte[2048];
        catalog[0] = 1;
        catalog[30] = 0x55;
        catalog[31] = (byte) 0xAA;
        int sum = 0xAA55 + 1;
        catalog[28] = (byte) -sum;
        catalog[29] = (byte) (-sum >>> 8);
        catalog[32] = (byte) 0x88;
        catalog[38] = (byte) ((image.length + 511) / 512);
        System.arraycopy(u32(20), 0, catalog, 40, 4);
        put(bench, 2, 17 * 2048, descriptor);
        put(bench, 2, 19 * 2048, catalog);
        put(bench, 2, 20 * 2048, image);
    }

    static byte[] image(String text) {
        byte[] image = new byte[4 * 512];
        System.arraycopy(bootSector(text, 40), 0, image, 0, 512);
        return image;
    }

    private static String screen(Bench bench) {
        return bench.board.screen().text();
    }

    @Test
    void aMachineWithABlankDiskSaysThatNothingStarts() {
        Bench bench = Bench.usual();
        Carrier carrier = started(bench);
        carrier.runUntil(60 * SECOND);
        String screen = screen(bench);
        assertTrue(screen.contains("No bootable device"), screen);
        assertTrue(screen.contains("Memory            16384 KB"), screen);
        assertTrue(screen.contains("Primary master    Virtual HD"), screen);
        assertTrue(screen.contains("Primary slave     none"), screen);
        assertTrue(screen.contains("Secondary master  Msft Virtual CD/ROM"), screen);
        assertEquals(bench.board.screen().cursorAt() / 80, screen.lines().count() - 1);
        assertTrue(loader.asked.isEmpty());
        assertEquals(VirtualProcessor.Run.HALTED, bench.vp.run());
        assertTrue(carrier.accesses.size() <= 130, "accesses until then: " + carrier.accesses.size());
    }

    @Test
    void startsTheSystemThatTheMasterBootRecordNames() {
        Bench bench = Bench.usual();
        byte[] sector = bootSector("tiny-nt starts by a loader of its own.", 60);
        put(bench, 0, 0, sector);
        started(bench).runUntil(5 * SECOND);
        BootRecord record = loader.asked.getLast();
        assertEquals("tiny-nt", record.system());
        assertEquals(0x80, record.drive());
        assertArrayEquals(sector, record.bytes());
        assertTrue(bench.vp.engine() instanceof Halted);
    }

    @Test
    void followsTheActivePartitionWhenTheMasterRecordNamesNobody() {
        Bench bench = Bench.usual();
        byte[] master = bootSector("", 0);
        master[446 + 16] = (byte) 0x80;
        master[446 + 16 + 4] = 6;
        System.arraycopy(u32(63), 0, master, 446 + 16 + 8, 4);
        put(bench, 0, 0, master);
        put(bench, 0, 63 * 512, bootSector("tiny-nt ", 3));
        started(bench).runUntil(5 * SECOND);
        assertEquals("tiny-nt", loader.asked.getLast().system(), "the OEM name field, without its padding");
        assertArrayEquals(master, loader.asked.getLast().bytes());
        assertTrue(bench.vp.engine() instanceof Halted);
    }

    @Test
    void aSystemWhosePlugInIsMissingIsNamedAndLeftAlone() {
        Bench bench = Bench.usual();
        put(bench, 0, 0, bootSector("other-os needs another plug-in to start.", 60));
        started(bench).runUntil(5 * SECOND);
        String screen = screen(bench);
        assertTrue(screen.contains("On the hard disk is the system 'other-os'."), screen);
        assertTrue(screen.contains("No plug-in that starts it is installed. Nothing on it was changed."), screen);
        assertTrue(bench.transfers.stream().noneMatch(t -> t.kind().name().equals("WRITE")));
    }

    @Test
    void aKeyTriesAgain() {
        Bench bench = Bench.usual();
        Carrier carrier = started(bench);
        carrier.runUntil(5 * SECOND);
        put(bench, 0, 0, bootSector("tiny-nt starts by a loader of its own.", 60));
        bench.board.type("\n");
        bench.drain();
        carrier.runUntil(10 * SECOND);
        assertTrue(bench.vp.engine() instanceof Halted);
    }

    @Test
    void startsFromACdWhenTheDiskIsBlank() {
        Bench bench = Bench.of(8 << 20, 1 << 20, _ -> {});
        byte[] image = image("tiny-nt starts its setup from here.");
        bootable(bench, image);
        started(bench).runUntil(5 * SECOND);
        assertEquals(0xE0, loader.asked.getLast().drive());
        assertArrayEquals(image, loader.asked.getLast().bytes());
        assertArrayEquals(image, bench.bytes(0x7C00, image.length));
        assertFalse(screen(bench).contains("Press any key"));
    }

    static Bench both() {
        Bench bench = Bench.of(8 << 20, 1 << 20, _ -> {});
        bootable(bench, image("tiny-nt starts its setup from here."));
        put(bench, 0, 0, bootSector("tiny-nt starts by a loader of its own.", 60));
        return bench;
    }

    @Test
    void withABootableDiskTheCdWaitsForAKeyAndThenGivesWay() {
        Bench bench = both();
        started(bench).runUntil(20 * SECOND);
        assertEquals(0x80, loader.asked.getLast().drive());
        assertTrue(screen(bench).contains("Press any key to boot from CD....."), screen(bench));
        assertTrue(bench.simulation.now() > 5 * SECOND);
    }

    @Test
    void withAKeyTheCdStarts() {
        Bench bench = both();
        Carrier carrier = started(bench);
        while (!screen(bench).contains("from CD.")) carrier.step(30 * SECOND);
        bench.board.type(" ");
        bench.drain();
        carrier.runUntil(bench.simulation.now() + SECOND);
        assertEquals(0xE0, loader.asked.getLast().drive());
    }

    @Test
    void theBootOrderDecides() {
        Bench bench = Bench.of(8 << 20, 1 << 20, b -> b.bootOrder(List.of(BootDevice.HARD_DISK, BootDevice.CDROM)));
        bootable(bench, image("tiny-nt starts its setup from here."));
        put(bench, 0, 0, bootSector("tiny-nt starts by a loader of its own.", 60));
        started(bench).runUntil(4 * SECOND);
        assertEquals(0x80, loader.asked.getLast().drive());
        assertEquals(1, loader.asked.size());
    }

    @Test
    void aDamagedDiscIsPassedOver() {
        Bench bench = Bench.of(8 << 20, 1 << 20, _ -> {});
        bootable(bench, image("tiny-nt starts its setup from here."));
        byte[] bad = new byte[2048];
        bad[0] = 1;
        bad[32] = (byte) 0x88;
        put(bench, 2, 19 * 2048, bad);
        started(bench).runUntil(5 * SECOND);
        assertTrue(screen(bench).contains("No bootable device"), screen(bench));
    }

    @Test
    void aMachineWithoutDrivesSaysSoToo() {
        Bench bench = Bench.of(new long[4], _ -> {});
        started(bench).runUntil(5 * SECOND);
        assertTrue(screen(bench).contains("No bootable device"), screen(bench));
        assertTrue(screen(bench).contains("Secondary master  none"), screen(bench));
    }

    @Test
    void whatWasBootedIsRememberedForARestoredMachine() {
        Bench bench = Bench.usual();
        put(bench, 0, 0, bootSector("tiny-nt starts by a loader of its own.", 60));
        Bios bios = new Bios(bench.machine, List.of(loader));
        bench.vp.engine(bios);
        new Carrier(bench).runUntil(5 * SECOND);
        Bios again = new Bios(bench.machine, List.of(loader));
        again.restoreEngine(Saved.parse(bios.saveEngine().text()));
        BootRecord record = again.booted().orElseThrow();
        assertEquals("tiny-nt", record.system());
        assertTrue(again.load(record).isPresent());
    }
}
