// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// Takes and gives back blocks and inodes.
final class Ext2Allocator {
    private final Blocks b;
    private final Ext2Geometry g;
    private final Ext2Groups groups;

    Ext2Allocator(Blocks b, Ext2Geometry g, Ext2Groups groups) {
        this.b = b;
        this.g = g;
        this.groups = groups;
    }

    private Ext2Bitmap blocks(int group) {
        return new Ext2Bitmap(b, groups.place(group, Ext2Groups.BLOCK_BITMAP), g.blocksOf(group));
    }

    private Ext2Bitmap inodes(int group) {
        return new Ext2Bitmap(b, groups.place(group, Ext2Groups.INODE_BITMAP), g.inodesPerGroup());
    }

    /// Takes a free block, at or behind `goal` in its group if there is one. NO_SPACE when there is none at all.
    long takeBlock(long goal) {
        int first = g.isBlock(goal) ? g.groupOf(goal) : 0;
        int from = g.isBlock(goal) ? (int) (goal - g.firstOf(first)) : 0;
        for (int n = 0; n < g.groups(); n++) {
            int group = (first + n) % g.groups();
            if (groups.count(group, Ext2Groups.FREE_BLOCKS) == 0) continue;
            Ext2Bitmap bitmap = blocks(group);
            int bit = n == 0 ? around(bitmap, from) : bitmap.firstClear(0, bitmap.bits());
            if (bit < 0) continue;
            b.phase(Ext2Phase.PREPARE);
            bitmap.set(bit);
            groups.change(group, Ext2Groups.FREE_BLOCKS, -1);
            return g.firstOf(group) + bit;
        }
        throw new OperationFailed(Failure.NO_SPACE, "The volume is full.");
    }

    private static int around(Ext2Bitmap bitmap, int from) {
        int behind = bitmap.firstClear(from, bitmap.bits());
        return behind >= 0 ? behind : bitmap.firstClear(0, from);
    }

    /// Gives back `count` blocks from `first`.
    void freeBlocks(long first, long count) {
        b.phase(Ext2Phase.FREE);
        for (long done = 0; done < count; ) {
            int group = g.groupOf(first + done);
            int bit = (int) (first + done - g.firstOf(group));
            int n = (int) Math.min(count - done, g.blocksOf(group) - bit);
            groups.change(group, Ext2Groups.FREE_BLOCKS, blocks(group).clear(bit, n));
            done += n;
        }
    }

    /// Takes a free inode: of a file, near its directory; of a directory, where most blocks are free.
    int takeInode(int near, boolean directory) {
        int first = directory ? roomiest(near) : near;
        for (int n = 0; n < g.groups(); n++) {
            int group = (first + n) % g.groups();
            if (groups.count(group, Ext2Groups.FREE_INODES) == 0) continue;
            int reserved = group == 0 ? g.firstInode() - 1 : 0;
            Ext2Bitmap bitmap = inodes(group);
            int bit = bitmap.firstClear(Math.min(reserved, bitmap.bits()), bitmap.bits());
            if (bit < 0) continue;
            b.phase(Ext2Phase.PREPARE);
            bitmap.set(bit);
            groups.change(group, Ext2Groups.FREE_INODES, -1);
            if (directory) groups.change(group, Ext2Groups.DIRECTORIES, 1);
            return group * g.inodesPerGroup() + bit + 1;
        }
        throw new OperationFailed(Failure.NO_SPACE, "The volume has no inode left for another file.");
    }

    private int roomiest(int near) {
        int best = near;
        b.expect(g.descriptorAt(0), (long) g.groups() * Ext2Geometry.DESCRIPTOR_BYTES);
        for (int group = 0; group < g.groups(); group++) {
            boolean usable = groups.count(group, Ext2Groups.FREE_INODES) > 0;
            if (usable && groups.count(group, Ext2Groups.FREE_BLOCKS) > groups.count(best, Ext2Groups.FREE_BLOCKS)) {
                best = group;
            }
        }
        return best;
    }

    void freeInode(int inode, boolean directory) {
        b.phase(Ext2Phase.FREE);
        int group = g.groupOfInode(inode);
        groups.change(group, Ext2Groups.FREE_INODES, inodes(group).clear((inode - 1) % g.inodesPerGroup(), 1));
        if (directory) groups.change(group, Ext2Groups.DIRECTORIES, -1);
    }
}
