// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;

/// Finds what an interruption left and puts it right, as one run: clusters of no file and those behind a file's end
/// become free, copies of the table equal. What no interruption of ours can leave (shared clusters, broken chains) it
/// only tells.
final class FatCheck {
    private static final int DAMAGE_MOST = 50;
    private final Blocks b;
    private final FatGeometry g;
    private final FatTable table;
    private final BitSet used = new BitSet();
    private final List<String> damage = new ArrayList<>();
    private final Deque<FatEntry> directories = new ArrayDeque<>();
    private int cut;

    FatCheck(Blocks b, FatGeometry g, FatTable table) {
        this.b = b;
        this.g = g;
        this.table = table;
    }

    FatReport run() {
        for (int copy = 0; copy < g.tables(); copy++) fetch(g.tableAt() + copy * g.tableBytes());
        if (g.rootCluster() != 0) claim("\\", g.rootCluster(), Long.MAX_VALUE);
        contents(FatDirectory.root(b, g, table));
        while (!directories.isEmpty()) {
            FatEntry directory = directories.remove();
            try {
                contents(FatDirectory.of(b, g, table, directory));
            } catch (OperationFailed failed) {
                tell(failed.outcome().message());
            }
        }
        int lost = damage.isEmpty() ? freeLost() : 0;
        int unequal = equalize();
        if (damage.isEmpty()) {
            b.phase(FatPhase.REPAIR_FREE);
            table.correctCount(
                    g.clusters() - (int) used.stream().filter(g::isCluster).count() - marked());
        }
        return new FatReport(lost, cut, unequal, damage);
    }

    /// A run that ends for want of a block is repeated from its beginning: all blocks of a table are asked for before
    /// anything is worked out from them.
    private void fetch(long tableAt) {
        b.expect(tableAt, g.tableBytes());
        long bytes = g.type().tableBytes(g.clusters());
        for (long done = 0; done < bytes; done += FatGeometry.SECTOR) b.u8(tableAt + done);
    }

    /// Clusters that are not free and not of a file: bad ones.
    private int marked() {
        int marked = 0;
        for (int cluster = 2; cluster < g.clusters() + 2; cluster++) {
            if (!used.get(cluster) && table.get(cluster) != 0) marked++;
        }
        return marked;
    }

    private void contents(FatDirectory directory) {
        for (FatEntry entry : directory.entries()) {
            if (entry.isDot()) continue;
            if (entry.isDirectory()) {
                if (claim(entry.name(), entry.firstCluster(), Long.MAX_VALUE)) directories.add(entry);
            } else if (entry.firstCluster() != 0) {
                claim(entry.name(), entry.firstCluster(), entry.sizeBytes());
            } else if (entry.sizeBytes() != 0) {
                tell("'%s' has %d bytes by its entry, but no cluster.".formatted(entry.name(), entry.sizeBytes()));
            }
        }
    }

    /// Takes the clusters of a chain for a file of `bytes`; what lies behind its end is cut off.
    private boolean claim(String name, int first, long bytes) {
        long needed = Math.max(1, Math.ceilDiv(bytes, g.clusterBytes()));
        long count = 0;
        int cluster = first;
        int last = 0;
        for (; !table.isEndOrFree(cluster) && count < needed; cluster = table.get(cluster), count++) {
            if (!g.isCluster(cluster)) return tell("'%s' leads to cluster %d, which is none.".formatted(name, cluster));
            if (used.get(cluster)) return tell("'%s' shares cluster %d.".formatted(name, cluster));
            used.set(cluster);
            last = cluster;
        }
        if (count == needed && !g.type().isEnd(cluster)) return cutBehind(last, cluster);
        if (bytes != Long.MAX_VALUE && count < needed) {
            return tell("'%s' has %d bytes by its entry, but only %d clusters.".formatted(name, bytes, count));
        }
        return g.type().isEnd(cluster) || tell("'%s' contains cluster %d, which is free.".formatted(name, last));
    }

    private boolean cutBehind(int last, int next) {
        b.phase(FatPhase.REPAIR_CUT);
        table.setEnd(last);
        int before = cut;
        for (int cluster = next; g.isCluster(cluster) && !used.get(cluster) && cut - before < g.clusters(); ) {
            cut++;
            cluster = table.get(cluster);
        }
        return true;
    }

    private int freeLost() {
        int lost = 0;
        b.phase(FatPhase.REPAIR_FREE);
        int bad = g.type().end - 8;
        for (int cluster = 2; cluster < g.clusters() + 2; cluster++) {
            int entry = table.get(cluster);
            if (entry == 0 || entry == bad || used.get(cluster)) continue;
            table.set(cluster, 0);
            lost++;
        }
        return lost - cut;
    }

    private int equalize() {
        int unequal = 0;
        b.phase(FatPhase.REPAIR_FREE);
        for (int copy = 1; copy < g.tables(); copy++) {
            for (int cluster = 0; cluster < g.clusters() + 2; cluster++) {
                if (table.get(cluster, copy) == table.get(cluster)) continue;
                table.set(cluster, copy, table.get(cluster));
                unequal++;
            }
        }
        return unequal;
    }

    private boolean tell(String sentence) {
        if (damage.size() < DAMAGE_MOST) damage.add(sentence);
        return false;
    }
}
