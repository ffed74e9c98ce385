// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumePowerCutTest {
    private static final int SECTORS = 24;

    @TempDir
    Path directory;

    @Test
    void losesOnlyWhatWasNotFlushedInWholeSectorsAndInOrder() throws IOException {
        int losses = 0;
        for (long seed = 0; seed < 400; seed++) {
            Chance chance = new Chance(seed);
            long cacheBytes = seed % 4 == 0 ? 0 : 1 << 20;
            VolumeFixture f =
                    new VolumeFixture(VolumeFixture.cachedDisk(64 << 20, cacheBytes), directory.resolve("v" + seed));
            f.volume.create("a");
            f.volume.resize("a", SECTORS * 512);
            List<int[]> log = play(f, f.open("a"), chance);
            f.volume.powerCut(chance);
            losses += check(log, Files.readAllBytes(f.volume.realPath("a")), cacheBytes > 0, "seed " + seed);
            f.volume.close();
        }
        assertTrue(losses > 100, "only " + losses + " cuts lost anything");
    }

    /// Submits writes of numbered sectors, barriers and flushes; lets time pass; gives what happened as
    /// {kind, sector, number, tag finished}: kind 0 write, 1 barrier, 2 flush.
    private static List<int[]> play(VolumeFixture f, BlockLayer file, Chance chance) {
        List<int[]> log = new ArrayList<>();
        int operations = 5 + chance.nextInt(40);
        for (int i = 1; i <= operations; i++) {
            int kind = chance.nextInt(6) == 0 ? 1 : chance.nextInt(10) == 0 ? 2 : 0;
            int sector = chance.nextInt(SECTORS);
            long tag = f.submit(file, request(kind, sector, i));
            log.add(new int[] {kind, sector, i, (int) tag});
            if (chance.nextInt(3) > 0) f.simulation.runUntil(f.simulation.now() + chance.nextInt(20_000_000));
        }
        for (int[] entry : log) if (!f.outcomes.containsKey((long) entry[3])) entry[3] = 0;
        return log;
    }

    private static BlockRequest request(int kind, int sector, int number) {
        if (kind == 1) return new BlockRequest.Barrier();
        if (kind == 2) return new BlockRequest.Flush();
        byte[] data = new byte[512];
        for (int at = 0; at < 512; at += 4) ByteBuffer.wrap(data).putInt(at, number);
        return new BlockRequest.Write(sector * 512L, Slice.of(data));
    }

    /// The content must be: all writes up to some barrier (at least to the last finished flush), and any of those up
    /// to the next. Gives 1 when something was lost.
    private static int check(List<int[]> log, byte[] content, boolean cached, String seed) {
        int[] found = new int[SECTORS];
        for (int s = 0; s < SECTORS; s++) {
            found[s] = ByteBuffer.wrap(content).getInt(s * 512);
            for (int at = 0; at < 512; at += 4)
                assertEquals(found[s], ByteBuffer.wrap(content).getInt(s * 512 + at), "a torn sector, " + seed);
        }
        List<List<int[]>> groups = groups(log);
        for (int torn = groups.size() - 1; torn >= 0; torn--)
            if (isPossible(groups, torn, found)) return isEverything(log, found) ? 0 : 1;
        throw new AssertionError("no order of writes explains what is there: " + seed + (cached ? ", cached" : ""));
    }

    /// Writes between barriers; those before the last finished flush come first as one group that is all there.
    private static List<List<int[]>> groups(List<int[]> log) {
        List<List<int[]>> groups = new ArrayList<>();
        groups.add(new ArrayList<>());
        int flushed = 0;
        for (int i = 0; i < log.size(); i++) if (log.get(i)[0] == 2 && log.get(i)[3] != 0) flushed = i;
        for (int i = 0; i < log.size(); i++) {
            if (i == flushed || log.get(i)[0] != 0) groups.add(new ArrayList<>());
            if (log.get(i)[0] == 0) groups.getLast().add(log.get(i));
            if (i < flushed && groups.size() > 1) merge(groups);
        }
        return groups;
    }

    private static void merge(List<List<int[]>> groups) {
        List<int[]> last = groups.removeLast();
        groups.getLast().addAll(last);
    }

    private static boolean isPossible(List<List<int[]>> groups, int torn, int[] found) {
        for (int s = 0; s < SECTORS; s++) {
            int durable = 0;
            boolean matches = false;
            for (int g = 0; g < torn; g++) for (int[] w : groups.get(g)) if (w[1] == s && w[3] != 0) durable = w[2];
            if (found[s] == durable) matches = true;
            for (int[] w : groups.get(torn)) if (w[1] == s && found[s] == w[2]) matches = true;
            if (!matches) return false;
        }
        return true;
    }

    private static boolean isEverything(List<int[]> log, int[] found) {
        int[] all = new int[SECTORS];
        for (int[] w : log) if (w[0] == 0 && w[3] != 0) all[w[1]] = w[2];
        return Arrays.equals(all, found);
    }

    @Test
    void keepsTheLengthThatSurvivingWritesNeed() {
        for (long seed = 0; seed < 100; seed++) {
            VolumeFixture f =
                    new VolumeFixture(VolumeFixture.cachedDisk(64 << 20, 1 << 20), directory.resolve("s" + seed));
            f.volume.create("a");
            BlockLayer a = f.open("a");
            f.write(a, 0, new byte[512]);
            f.await(a, new BlockRequest.Flush());
            byte[] data = new byte[1024];
            Arrays.fill(data, (byte) 9);
            f.write(a, 512, data);
            f.volume.powerCut(new Chance(seed));
            long size = f.volume.entry("a").orElseThrow().sizeBytes();
            assertEquals(size, f.volume.realPath("a").toFile().length());
            assertTrue(List.of(512L, 1024L, 1536L).contains(size), "seed " + seed + ": " + size);
            f.volume.close();
        }
    }

    @Test
    void forgetsRequestsInFlight() {
        VolumeFixture f = new VolumeFixture(VolumeFixture.disk(), directory.resolve("x"));
        f.volume.create("a");
        BlockLayer a = f.open("a");
        f.submit(a, new BlockRequest.Write(0, Slice.of(new byte[512])));
        f.volume.powerCut(new Chance(1));
        f.drain();
        f.volume.deliver();
        assertTrue(f.finished.isEmpty());
    }
}
