// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.check;

import org.enlighten.os.UserMemory;

/// The file allocation table in the program's memory, and which clusters a file or directory claims.
final class ClusterMap {
    /// What a chain comes to when it is followed.
    ///
    /// @param clusters how many good ones it has from its beginning
    /// @param cut whether it had to end there: it led nowhere, into another chain, or past what is wanted
    record Chain(int clusters, boolean cut) {}

    private static final int FREE = 0;
    /// Four high bits of a FAT32 entry are nobody's, and stay.
    private static final int WIDE_BITS = 0x0FFFFFFF;

    private static final int NARROW_BITS = 0xFFFF;

    private final FatVolume volume;
    private final UserMemory memory;
    private final int tableAt;
    private final int claimedAt;
    private final int entryBytes;
    /// The highest entry: end of a chain. Below it are seven more ends, then a bad cluster.
    private final int end;

    /// @param tableAt offset in memory of the table's bytes, and `claimedAt` of one bit a cluster, zero at first
    ClusterMap(FatVolume volume, UserMemory memory, int tableAt, int claimedAt) {
        this.volume = volume;
        this.memory = memory;
        this.tableAt = tableAt;
        this.claimedAt = claimedAt;
        entryBytes = volume.wide() ? 4 : 2;
        end = volume.wide() ? WIDE_BITS : NARROW_BITS;
    }

    int next(int cluster) {
        return entry(cluster) & end;
    }

    private int entry(int cluster) {
        int at = tableAt + cluster * entryBytes;
        int low = memory.u8(at) | memory.u8(at + 1) << 8;
        return entryBytes == 2 ? low : low | memory.u8(at + 2) << 16 | memory.u8(at + 3) << 24;
    }

    private void next(int cluster, int value) {
        int at = tableAt + cluster * entryBytes;
        int entry = entry(cluster) & ~end | value;
        for (int i = 0; i < entryBytes; i++) memory.put8(at + i, entry >>> 8 * i & 0xFF);
    }

    /// Claims a chain from its first cluster, `wanted` clusters at most, and ends it where it must end.
    Chain claim(int first, int wanted) {
        int count = 0;
        int last = 0;
        int cluster = first;
        while (count < wanted && volume.isCluster(cluster) && !isClaimed(cluster)) {
            int next = next(cluster);
            if (!isUsed(next)) break;
            setClaimed(cluster);
            count++;
            last = cluster;
            cluster = next;
        }
        boolean cut = count > 0 ? cluster < end - 7 : first != 0;
        if (count > 0 && cut) next(last, end);
        return new Chain(count, cut);
    }

    /// Frees what nobody claims; how many clusters that were.
    int freeLost() {
        int lost = 0;
        for (int cluster = 2; cluster < volume.clusters() + 2; cluster++) {
            if (isClaimed(cluster) || !isUsed(next(cluster))) continue;
            next(cluster, FREE);
            lost++;
        }
        return lost;
    }

    int countFree() {
        int free = 0;
        for (int cluster = 2; cluster < volume.clusters() + 2; cluster++) if (next(cluster) == FREE) free++;
        return free;
    }

    /// An entry that is neither free nor a bad cluster's.
    private boolean isUsed(int entry) {
        return entry != FREE && entry != end - 8;
    }

    private boolean isClaimed(int cluster) {
        return (memory.u8(claimedAt + (cluster >>> 3)) & 1 << (cluster & 7)) != 0;
    }

    private void setClaimed(int cluster) {
        int at = claimedAt + (cluster >>> 3);
        memory.put8(at, memory.u8(at) | 1 << (cluster & 7));
    }

    /// Entry 1 says in its top bit that the volume was dismounted in good order.
    boolean isClean() {
        return (next(1) & cleanBit()) != 0;
    }

    void setClean() {
        next(1, end);
    }

    private int cleanBit() {
        return volume.wide() ? 0x08000000 : 0x8000;
    }
}
