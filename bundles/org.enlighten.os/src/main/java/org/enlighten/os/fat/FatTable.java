// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.Arrays;
import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// The allocation table as one run sees it; all copies are kept equal.
final class FatTable {
    /// Register: where the search for a free cluster begins; 0 at first.
    static final int HINT = 0;

    private static final long INFO_SIGNATURE = 0x61417272L;
    private static final int INFO_SIGNATURE_AT = 484;
    private static final int INFO_FREE_AT = 488;
    private static final long UNKNOWN = 0xFFFFFFFFL;
    private final Blocks b;
    private final FatGeometry g;

    FatTable(Blocks b, FatGeometry g) {
        this.b = b;
        this.g = g;
    }

    int get(int cluster) {
        return get(cluster, 0);
    }

    int get(int cluster, int copy) {
        long table = g.tableAt() + copy * g.tableBytes();
        return switch (g.type()) {
            case FAT12 -> {
                int pair = b.u16le(table + cluster + cluster / 2);
                yield cluster % 2 == 0 ? pair & 0xFFF : pair >> 4;
            }
            case FAT16 -> b.u16le(table + 2L * cluster);
            case FAT32 -> (int) b.u32le(table + 4L * cluster) & 0x0FFFFFFF;
        };
    }

    void set(int cluster, int value) {
        for (int copy = 0; copy < g.tables(); copy++) set(cluster, copy, value);
    }

    void set(int cluster, int copy, int value) {
        long table = g.tableAt() + copy * g.tableBytes();
        switch (g.type()) {
            case FAT12 -> {
                long at = table + cluster + cluster / 2;
                int pair = b.u16le(at);
                b.put16le(at, cluster % 2 == 0 ? pair & 0xF000 | value : pair & 0xF | value << 4);
            }
            case FAT16 -> b.put16le(table + 2L * cluster, value);
            case FAT32 -> {
                long at = table + 4L * cluster;
                b.put32le(at, b.u32le(at) & 0xF0000000L | value);
            }
        }
    }

    boolean isEndOrFree(int entry) {
        return entry == 0 || g.type().isEnd(entry);
    }

    void setEnd(int cluster) {
        set(cluster, g.type().end);
    }

    /// The clusters of a chain. CORRUPT when it leaves the volume, meets a free cluster or does not end.
    int[] chain(int first, String owner) {
        int[] chain = new int[8];
        int n = 0;
        for (int cluster = first; !g.type().isEnd(cluster); cluster = get(cluster)) {
            if (!g.isCluster(cluster) || n > g.clusters()) throw broken(owner, cluster, n);
            if (n == chain.length) chain = Arrays.copyOf(chain, n * 2);
            chain[n++] = cluster;
        }
        return Arrays.copyOf(chain, n);
    }

    private static OperationFailed broken(String owner, int cluster, int n) {
        return new OperationFailed(
                Failure.CORRUPT,
                "The chain of '%s' is damaged: its cluster number %d is %d, which is no cluster in use."
                        .formatted(owner, n, cluster));
    }

    /// A free cluster. Its entry must be set before the next one is asked for.
    int allocate() {
        return free(1)[0];
    }

    /// The next free clusters.
    private int[] free(int count) {
        int[] found = new int[Math.min(count, g.clusters())];
        int n = 0;
        int cluster = (int) b.register(HINT);
        expectFrom(cluster);
        for (int looked = 0; looked < g.clusters() && n < count; looked++, cluster++) {
            if (!g.isCluster(cluster)) {
                cluster = 2;
                expectFrom(cluster);
            }
            if (get(cluster) == 0) found[n++] = cluster;
        }
        if (n < count) throw new OperationFailed(Failure.NO_SPACE, "The volume is full.");
        b.register(HINT, cluster);
        return found;
    }

    private void expectFrom(int cluster) {
        long from = g.isCluster(cluster) ? g.type().tableBytes(cluster - 2L) : 0;
        b.expect(g.tableAt() + from, g.type().tableBytes(g.clusters()) - from);
    }

    /// A chain of `count` new clusters that nothing points to yet.
    int[] allocateChain(int count) {
        int[] chain = free(count);
        for (int copy = 0; copy < g.tables(); copy++) {
            b.expect(g.tableAt() + copy * g.tableBytes(), g.tableBytes());
            for (int i = 0; i < count; i++) set(chain[i], copy, i + 1 < count ? chain[i + 1] : g.type().end);
        }
        return chain;
    }

    int freeClusters() {
        if (isInfoThere() && b.u32le(g.infoAt() + INFO_FREE_AT) <= g.clusters()) {
            return (int) b.u32le(g.infoAt() + INFO_FREE_AT);
        }
        return countFree();
    }

    int countFree() {
        int free = 0;
        b.expect(g.tableAt(), g.type().tableBytes(g.clusters()));
        for (int cluster = 2; cluster < g.clusters() + 2; cluster++) if (get(cluster) == 0) free++;
        return free;
    }

    private boolean isInfoThere() {
        return g.infoAt() > 0 && b.u32le(g.infoAt() + INFO_SIGNATURE_AT) == INFO_SIGNATURE;
    }

    /// FAT32 keeps the number of free clusters on the volume: `change` is added to it.
    void countChanged(int change) {
        if (change == 0 || !isInfoThere()) return;
        long free = b.u32le(g.infoAt() + INFO_FREE_AT);
        if (free == UNKNOWN) return;
        b.put32le(g.infoAt() + INFO_FREE_AT, Math.clamp(free + change, 0, g.clusters()));
    }

    /// Writes the number of free clusters, when the volume keeps it and it is another.
    void correctCount(int free) {
        if (isInfoThere() && b.u32le(g.infoAt() + INFO_FREE_AT) != free) b.put32le(g.infoAt() + INFO_FREE_AT, free);
    }

    /// Whether the table says that its volume was dismounted: bit 15 (27) of entry 1; FAT12 has no room for it.
    boolean isClean() {
        return g.type() == FatType.FAT12 || (get(1) & cleanBit()) != 0;
    }

    void setClean(boolean clean) {
        if (isClean() == clean) return;
        int entry = get(1);
        set(1, clean ? entry | cleanBit() : entry & ~cleanBit());
    }

    private int cleanBit() {
        return g.type() == FatType.FAT16 ? 0x8000 : 0x08000000;
    }
}
