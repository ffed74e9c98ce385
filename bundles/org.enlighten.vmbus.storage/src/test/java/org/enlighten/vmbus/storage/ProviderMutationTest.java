// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.simulation.Chance;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.storage.protocol.Srb;
import org.enlighten.vmbus.storage.protocol.SrbStatus;
import org.enlighten.vmbus.storage.protocol.StorageCodec;
import org.enlighten.vmbus.storage.protocol.StorageOperation;
import org.enlighten.vmbus.storage.protocol.StorageVersion;
import org.enlighten.vmbus.storage.world.RawDriver;
import org.enlighten.vmbus.storage.world.StorageWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest whose storage driver says anything: right packets with a few wrong bytes, wrong lengths, buffers that are
/// not
/// its own, in any order, on both kinds of channels. The root goes on, and keeps no more than before. More with
/// `-Denlighten.mutations=N`, others with `-Denlighten.seed=N`.
class ProviderMutationTest {
    private static final long MUTATIONS = Long.getLong("enlighten.mutations", 20_000);
    private static final long SEED = Long.getLong("enlighten.seed", 0x5709);
    private static final int BATCH = 60;
    private static final int[] OPERATIONS = {0x00, 0x03, 0x12, 0x1A, 0x25, 0x28, 0x2A, 0x35, 0x88, 0x8A, 0x9E, 0xA0};

    @TempDir
    Path directory;

    private final Chance chance = new Chance(SEED);
    private ProviderBench bench;
    private int round;

    @Test
    void nothingThatAGuestSaysHarmsTheRoot() {
        bench = new ProviderBench(directory);
        StorageVersion version = StorageVersion.WINDOWS_8_1;
        bench.begin(bench.scsi(), version);
        Map<String, Integer> told = new TreeMap<>();
        bench.world.simulation().trace().attach(e -> {
            if (e.type().name().startsWith("storage.")) told.merge(e.type().name(), 1, Integer::sum);
        });
        int early = 0;
        for (long sent = 0; sent < MUTATIONS; ) {
            boolean first = sent == 0;
            for (int i = 0; i < BATCH; i++)
                if (mutate(chance.nextInt(4) == 0 ? bench.ide() : bench.scsi(), version)) sent++;
            bench.world.runFor(1_500_000);
            assertTrue(
                    bench.world.root().bugcheck().isEmpty(),
                    () -> bench.world.root().bugcheck() + replay());
            if (first) early = quietSize(bench.world);
            if (++round % 50 == 0) reopen();
        }
        int late = quietSize(bench.world);
        assertTrue(late < early + 200_000, "the root keeps " + late + " characters, at first " + early + replay());
        for (String type : List.of("storage.command", "storage.answer", "storage.refused", "storage.ready"))
            if (MUTATIONS >= 20_000) assertTrue(told.getOrDefault(type, 0) > 0, type + " in " + told + replay());
        serves(version);
    }

    private static String replay() {
        return ", replay: -Denlighten.seed=" + SEED + " -Denlighten.mutations=" + MUTATIONS;
    }

    /// The root's state once nothing is under way.
    private static int quietSize(StorageWorld world) {
        world.runFor(50_000_000);
        return world.root().saveEngine().text().length();
    }

    /// A channel closes and opens in the middle of it all.
    private void reopen() {
        for (RawDriver driver : List.of(bench.ide(), bench.scsi())) {
            int before = driver.closings;
            if (!driver.main().isOpen()) continue;
            driver.tell(0);
            bench.world.runUntil(() -> driver.closings > before);
            driver.tell(1);
            bench.world.runUntil(() -> driver.main().isOpen());
            bench.world.runFor(100_000);
            if (chance.nextInt(2) == 0) bench.begin(driver, StorageVersion.WINDOWS_8_1);
            driver.answers.clear();
            driver.further.clear();
        }
    }

    private boolean mutate(RawDriver by, StorageVersion version) {
        byte[] packet = chance.nextInt(6) == 0 ? step(version) : request(version);
        for (int n = chance.nextInt(4); n > 0; n--) packet[chance.nextInt(packet.length)] = (byte) chance.nextInt(256);
        if (chance.nextInt(12) == 0) packet = java.util.Arrays.copyOf(packet, chance.nextInt(12) * 8);
        List<GpaRange> ranges = new ArrayList<>();
        for (int n = chance.nextInt(8) == 0 ? chance.nextInt(3) : 1; n > 0; n--) ranges.add(range(by));
        GuestChannel channel = by.main();
        boolean sent = by.send(channel, chance.nextInt(100), packet, ranges, chance.nextInt(10) > 0);
        by.answers.clear();
        return sent;
    }

    private byte[] step(StorageVersion version) {
        StorageOperation[] all = StorageOperation.values();
        StorageOperation operation = all[chance.nextInt(all.length)];
        return operation == StorageOperation.QUERY_PROTOCOL_VERSION
                ? StorageCodec.queryVersion(version, version)
                : StorageCodec.plain(operation, version);
    }

    private byte[] request(StorageVersion version) {
        byte[] cdb = new byte[16];
        if (chance.nextInt(3) == 0) chance.nextBytes(cdb);
        cdb[0] = (byte) OPERATIONS[chance.nextInt(OPERATIONS.length)];
        cdb[8] = (byte) chance.nextInt(32);
        int bytes = chance.nextInt(5) == 0 ? (int) chance.nextLong() : chance.nextInt(40) * 512;
        Srb srb = new Srb(
                version.srbBytes(),
                chance.nextInt(2),
                chance.nextInt(2),
                chance.nextInt(5),
                cdb[0] < 0 ? 16 : 10,
                chance.nextInt(21),
                chance.nextInt(3),
                bytes,
                cdb);
        return StorageCodec.execute(srb, (int) chance.nextLong(), 60, version);
    }

    private GpaRange range(RawDriver by) {
        int bytes = chance.nextInt(16) * 512;
        return switch (chance.nextInt(6)) {
            case 0 -> GpaRange.of(by.memory().sizeBytes() - chance.nextInt(3) * 4096L - 512, bytes);
            case 1 -> new GpaRange(2 * 4096, chance.nextInt(4096), new long[] {page(by), page(by), page(by)});
            default -> GpaRange.of(by.data() + chance.nextInt(4096), bytes);
        };
    }

    private long page(RawDriver by) {
        return chance.nextInt(20) == 0 ? chance.nextLong() : by.data() / 4096 + chance.nextInt(20);
    }

    /// After all that, another channel works as ever.
    private void serves(StorageVersion version) {
        reopen();
        RawDriver ide = bench.ide();
        int before = ide.closings;
        ide.tell(0);
        bench.world.runUntil(() -> ide.closings > before);
        ide.tell(1);
        bench.world.runUntil(() -> ide.main().isOpen());
        bench.world.runFor(100_000);
        bench.begin(ide, version);
        Srb ready = ProviderBench.srb(version, 0, Srb.NONE, 0, 0, 0, 0, 0, 0, 0);
        assertEquals(
                SrbStatus.SUCCESS.code(), bench.execute(ide, version, ready).code());
    }
}
