// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.enlighten.chipset.bench.Bench;
import org.enlighten.chipset.bench.Carrier;
import org.enlighten.chipset.bench.MiniKernel;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.os.pc.PcBoard;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// What firmware says beside what registers say, and what a system's driver reads of it.
class FirmwareTablesTest {
    private static final int BYTES = 512;
    private static final long SEED = Long.getLong("enlighten.seed", 1);
    private static final int MUTATIONS = Integer.getInteger("enlighten.mutations", 300);

    private final GuestMemory memory = new GuestMemory("tables", 1 << 20);

    private byte[] bytes(long at, int count) {
        byte[] bytes = new byte[count];
        memory.read(at, bytes, 0, count);
        return bytes;
    }

    @Test
    void eachTableHasItsLengthAndSumsToNothing() {
        FirmwareTables.write(memory, List.of("VMBUS"));
        assertEquals("RSD PTR ", new String(bytes(FirmwareTables.AT, 8), StandardCharsets.US_ASCII));
        assertEquals(0, sum(bytes(FirmwareTables.AT, 20)));
        long root = memory.u32(FirmwareTables.AT + 16);
        long fixed = memory.u32(root + 36);
        long described = memory.u32(fixed + 40);
        assertTable("RSDT", root, 40);
        assertTable("FACP", fixed, 116);
        assertEquals(0x400, memory.u32(fixed + 56));
        assertEquals(0x404, memory.u32(fixed + 64));
        assertEquals(0x408, memory.u32(fixed + 76));
        String code = "10195C5F53425F" + "5B8211" + "44303030" + "085F4849440D" + "564D42555300";
        assertTable("DSDT", described, 36 + code.length() / 2);
        assertEquals(code, HexFormat.of().withUpperCase().formatHex(bytes(described + 36, code.length() / 2)));
    }

    private void assertTable(String signature, long at, int length) {
        assertEquals(signature, new String(bytes(at, 4), StandardCharsets.US_ASCII));
        assertEquals(length, memory.u32(at + 4));
        assertEquals(0, sum(bytes(at, length)));
    }

    private static int sum(byte[] bytes) {
        int sum = 0;
        for (byte b : bytes) sum += b;
        return sum & 0xFF;
    }

    /// Ids of the devices that nobody has a driver for.
    private static List<String> unbound(Bench bench) {
        Carrier carrier = new Carrier(bench);
        MiniKernel kernel = new MiniKernel(bench, "acpi", "machine");
        bench.vp.engine(kernel);
        bench.vp.run(VirtualProcessor.Run.RUNNING);
        kernel.boot(PcBoard.acpiDevices());
        carrier.runUntil(bench.simulation.now() + 1_000_000);
        return kernel.unbound;
    }

    @Test
    void aSystemFindsEveryDeviceThatTheTablesName() {
        Bench bench = Bench.usual();
        FirmwareTables.write(bench.memory, List.of("VMBUS", "ABC0001", "ABC0002", "ABC0003"));
        assertTrue(
                unbound(bench).containsAll(List.of("ACPI\\VMBUS", "ACPI\\ABC0001", "ACPI\\ABC0002", "ACPI\\ABC0003")));
        Bench plain = Bench.usual();
        FirmwareTables.write(plain.memory, List.of());
        assertTrue(unbound(plain).stream().noneMatch(id -> id.startsWith("ACPI\\")));
    }

    /// A guest that writes over its own tables finds other devices or none, and nothing worse.
    @Test
    void whateverTheTablesHoldTheDriverGoesOn() {
        Chance chance = new Chance(SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            Bench bench = Bench.usual();
            FirmwareTables.write(bench.memory, List.of("VMBUS", "ABC0001"));
            int changes = 1 + chance.nextInt(6);
            for (int n = 0; n < changes; n++)
                bench.memory.put8(FirmwareTables.AT + chance.nextInt(BYTES), chance.nextInt(256));
            mend(bench.memory);
            List<String> found = unbound(bench);
            assertTrue(found.size() < 64, "replay: -Denlighten.seed=" + SEED + ", change " + i + ": " + found);
        }
    }

    /// Sums are made right again, so that what was changed is read.
    private static void mend(GuestMemory memory) {
        long root = FirmwareTables.AT + 32;
        mend(memory, FirmwareTables.AT, 20, 8);
        for (long at : new long[] {root, root + 40, root + 156}) {
            long length = memory.u32(at + 4);
            if (memory.contains(at, length) && length > 9 && length < 1 << 16) mend(memory, at, (int) length, 9);
        }
    }

    private static void mend(GuestMemory memory, long at, int length, int sumAt) {
        byte[] bytes = new byte[length];
        memory.read(at, bytes, 0, length);
        memory.put8(at + sumAt, bytes[sumAt] - sum(bytes) & 0xFF);
    }
}
