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
    private static final int BAD = 0xFFF7;
    private static final int END = 0xFFFF;
    private static final int FIRST_END = 0xFFF8;

    private final FatVolume volume;
    private final UserMemory memory;
    private final int tableAt;
    private final int claimedAt;

    /// @param tableAt offset in memory of the table's bytes, and `claimedAt` of one bit a cluster, zero at first
    ClusterMap(FatVolume volume, UserMemory memory, int tableAt, int claimedAt) {
        this.volume = volume;
        this.memory = memory;
        this.tableAt = tableAt;
        this.claimedAt = claimedAt;
    }

    int next(int cluster) {
        int at = tableAt + 2 * cluster;
        return memory.u8(at) | memory.u8(at + 1) << 8;
    }

    private void next(int cluster, int value) {
        memory.put8(tableAt + 2 * cluster, value & 0xFF);
        memory.put8(tableAt + 2 * cluster + 1, value >>> 8);
    }

    /// Claims a chain from its first cluster, `wanted` clusters at most, and ends it where it must end.
    Chain claim(int first, int wanted) {
        int count = 0;
        int last = 0;
        int cluster = first;
        while (count < wanted && volume.isCluster(cluster) && !isClaimed(cluster) && isUsed(cluster)) {
            setClaimed(cluster);
            count++;
            last = cluster;
            cluster = next(cluster);
        }
        boolean cut = count > 0 ? cluster < FIRST_END : first != 0;
        if (count > 0 && cut) next(last, END);
        return new Chain(count, cut);
    }

    /// Frees what nobody claims; how many clusters that were.
    int freeLost() {
        int lost = 0;
        for (int cluster = 2; cluster < volume.clusters() + 2; cluster++) {
            if (isClaimed(cluster) || next(cluster) == FREE || next(cluster) == BAD) continue;
            next(cluster, FREE);
            lost++;
        }
        return lost;
    }

    private boolean isUsed(int cluster) {
        return next(cluster) != FREE && next(cluster) != BAD;
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
        return (next(1) & 0x8000) != 0;
    }

    void setClean() {
        next(1, 0xFFFF);
    }
}
