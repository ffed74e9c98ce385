// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// A directory as one run sees it: slots of 32 bytes, in a fixed place (the root of FAT12 and FAT16) or in a chain of
/// clusters. Slots are numbered from 0.
final class FatDirectory {
    private static final int SLOTS_MOST = 65_536;
    private final Blocks b;
    private final FatGeometry g;
    private final FatTable table;
    private final int firstCluster;
    private int[] chain;

    private FatDirectory(Blocks b, FatGeometry g, FatTable table, int firstCluster, String path) {
        this.b = b;
        this.g = g;
        this.table = table;
        this.firstCluster = firstCluster;
        chain = firstCluster == 0 ? new int[0] : table.chain(firstCluster, path);
    }

    static FatDirectory root(Blocks b, FatGeometry g, FatTable table) {
        return new FatDirectory(b, g, table, g.rootCluster(), "\\");
    }

    static FatDirectory of(Blocks b, FatGeometry g, FatTable table, FatEntry entry) {
        if (!entry.isDirectory()) {
            throw new OperationFailed(Failure.INVALID, "'" + entry.name() + "' is a file, not a directory.");
        }
        if (!g.isCluster(entry.firstCluster())) {
            throw new OperationFailed(Failure.CORRUPT, "Directory '" + entry.name() + "' has no cluster.");
        }
        return new FatDirectory(b, g, table, entry.firstCluster(), entry.name());
    }

    /// 0 for the root of FAT12 and FAT16; what `..` in a directory below it says.
    int firstCluster() {
        return firstCluster == g.rootCluster() ? 0 : firstCluster;
    }

    int slots() {
        if (firstCluster == 0) return g.rootEntries();
        return (int) Math.min(SLOTS_MOST, (long) chain.length * slotsPerCluster());
    }

    private int slotsPerCluster() {
        return g.clusterBytes() / FatEntry.BYTES;
    }

    long at(int slot) {
        if (firstCluster == 0) return g.rootAt() + (long) slot * FatEntry.BYTES;
        long within = slot % slotsPerCluster() * (long) FatEntry.BYTES;
        return g.at(chain[slot / slotsPerCluster()]) + within;
    }

    /// All entries but volume labels, in the order in which they lie, `.` and `..` included.
    List<FatEntry> entries() {
        return entries(_ -> true);
    }

    /// Those whose short entry may be meant, which is asked before more is made of it.
    private List<FatEntry> entries(Predicate<byte[]> wanted) {
        List<FatEntry> entries = new ArrayList<>();
        LongName.Reader parts = new LongName.Reader();
        for (int slot = 0, slots = slots(); slot < slots; slot++) {
            int first = b.u8(at(slot));
            if (first == 0) break;
            byte[] bytes = b.bytes(at(slot), FatEntry.BYTES);
            int attributes = bytes[11] & 0x3F;
            if (first != FatEntry.DELETED && attributes == LongName.ATTRIBUTE) {
                parts.part(bytes);
                continue;
            }
            boolean lives = first != FatEntry.DELETED && (attributes & FatEntry.VOLUME_LABEL) == 0;
            if (lives && (!parts.isEmpty() || wanted.test(bytes))) {
                entries.add(FatEntry.read(bytes, parts, slot, at(slot)));
            }
            parts.forget();
        }
        return entries;
    }

    Optional<FatEntry> find(String name) {
        return entries(entry -> ShortName.mayBegin(entry[0], name)).stream()
                .filter(e -> e.isCalled(name))
                .findFirst();
    }

    /// The label that lies in a root directory.
    Optional<String> label() {
        for (int slot = 0, slots = slots(); slot < slots; slot++) {
            int first = b.u8(at(slot));
            if (first == 0) break;
            int attributes = b.u8(at(slot) + 11) & 0x3F;
            boolean isLabel = attributes != LongName.ATTRIBUTE && (attributes & FatEntry.VOLUME_LABEL) != 0;
            if (first != FatEntry.DELETED && isLabel) {
                byte[] name = b.bytes(at(slot), ShortName.BYTES);
                return Optional.of(new String(name, StandardCharsets.ISO_8859_1).strip());
            }
        }
        return Optional.empty();
    }

    boolean isEmpty() {
        return entries().stream().allMatch(FatEntry::isDot);
    }

    /// The first of `count` free slots in a row. A directory in clusters grows when it has none: the new cluster is
    /// zeroed in [FatPhase#PREPARE] and linked in [FatPhase#LINK].
    int freeSlots(int count) {
        int run = 0;
        int slot = 0;
        for (int slots = slots(); slot < slots; slot++) {
            int first = b.u8(at(slot));
            if (first == 0) return atEnd(slot - run, count);
            run = first == FatEntry.DELETED ? run + 1 : 0;
            if (run == count) return slot + 1 - count;
        }
        return atEnd(slot - run, count);
    }

    /// Everything from the end mark on is free; the mark moves behind what will be written.
    private int atEnd(int slot, int count) {
        while (slot + count > slots()) grow();
        int next = slot + count;
        if (next < slots() && b.u8(at(next)) != 0) {
            b.phase(FatPhase.PREPARE);
            b.put(at(next), (byte) 0);
        }
        return slot;
    }

    private void grow() {
        if (firstCluster == 0) throw new OperationFailed(Failure.NO_SPACE, "The root directory is full.");
        if (slots() >= SLOTS_MOST) throw new OperationFailed(Failure.NO_SPACE, "The directory is full.");
        b.phase(FatPhase.PREPARE);
        int cluster = table.allocate();
        table.setEnd(cluster);
        for (int i = 0; i < g.clusterBytes(); i += FatGeometry.SECTOR) b.fresh(g.at(cluster) + i);
        b.phase(FatPhase.LINK);
        table.set(chain[chain.length - 1], cluster);
        b.phase(FatPhase.PREPARE);
        table.countChanged(-1);
        chain = Arrays.copyOf(chain, chain.length + 1);
        chain[chain.length - 1] = cluster;
    }
}
