// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.check;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.windows.internal.check.ClusterMap.Chain;
import org.enlighten.os.UserMemory;

/// A stretch of a directory in the program's memory: its entries' chains are claimed, and entries that say something
/// else than the table are corrected there.
final class DirectoryBlock {
    private static final int ENTRY_BYTES = 32;
    private static final int DELETED = 0xE5;
    private static final int LABEL = 0x08;
    private static final int DIRECTORY = 0x10;

    /// What was found.
    ///
    /// @param directories first clusters of directories in it
    /// @param corrected entries that were corrected
    /// @param end whether the directory ends in it
    record Found(List<Integer> directories, int corrected, boolean end) {}

    private final UserMemory memory;
    private final ClusterMap map;
    private final FatVolume volume;

    DirectoryBlock(UserMemory memory, ClusterMap map, FatVolume volume) {
        this.memory = memory;
        this.map = map;
        this.volume = volume;
    }

    Found check(int at, int bytes) {
        List<Integer> directories = new ArrayList<>();
        int corrected = 0;
        for (int entry = at; entry < at + bytes; entry += ENTRY_BYTES) {
            int first = memory.u8(entry);
            if (first == 0) return new Found(directories, corrected, true);
            // Long names' entries have the label's bit as well.
            if (first == DELETED || first == '.' || (memory.u8(entry + 11) & LABEL) != 0) continue;
            boolean directory = (memory.u8(entry + 11) & DIRECTORY) != 0;
            boolean good = directory ? directory(entry, directories) : file(entry);
            if (!good) corrected++;
        }
        return new Found(directories, corrected, false);
    }

    /// A directory has no size. One without a cluster of its own cannot be: it is deleted.
    private boolean directory(int entry, List<Integer> directories) {
        Chain chain = map.claim(firstCluster(entry), Integer.MAX_VALUE);
        if (chain.clusters() == 0) {
            memory.put8(entry, DELETED);
            return false;
        }
        directories.add(firstCluster(entry));
        boolean sized = size(entry) != 0;
        if (sized) size(entry, 0);
        return !chain.cut() && !sized;
    }

    private boolean file(int entry) {
        long size = size(entry);
        int wanted = (int) Math.min(Integer.MAX_VALUE, (size + volume.clusterBytes() - 1) / volume.clusterBytes());
        Chain chain = map.claim(firstCluster(entry), wanted);
        boolean tooShort = chain.clusters() < wanted;
        if (tooShort) size(entry, (long) chain.clusters() * volume.clusterBytes());
        if (chain.clusters() == 0 && firstCluster(entry) != 0) noCluster(entry);
        return !tooShort && !chain.cut();
    }

    /// FAT16 has something else where FAT32 keeps the high half.
    private int firstCluster(int entry) {
        int low = memory.u8(entry + 26) | memory.u8(entry + 27) << 8;
        return volume.wide() ? low | memory.u8(entry + 20) << 16 | memory.u8(entry + 21) << 24 : low;
    }

    private void noCluster(int entry) {
        put16(entry + 26, 0);
        if (volume.wide()) put16(entry + 20, 0);
    }

    private long size(int entry) {
        long size = 0;
        for (int i = 3; i >= 0; i--) size = size << 8 | memory.u8(entry + 28 + i);
        return size;
    }

    private void size(int entry, long value) {
        put16(entry + 28, (int) value & 0xFFFF);
        put16(entry + 30, (int) (value >>> 16));
    }

    private void put16(int at, int value) {
        memory.put8(at, value & 0xFF);
        memory.put8(at + 1, value >>> 8);
    }
}
