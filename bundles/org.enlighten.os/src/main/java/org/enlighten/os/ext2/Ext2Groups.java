// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import org.enlighten.block.Blocks;

/// The group descriptors as one run sees them. The counts of what is free lie in them; those of the superblock are
/// sums, which are written when the volume is left in good order.
final class Ext2Groups {
    static final int BLOCK_BITMAP = 0;
    static final int INODE_BITMAP = 4;
    static final int INODE_TABLE = 8;
    static final int FREE_BLOCKS = 12;
    static final int FREE_INODES = 14;
    static final int DIRECTORIES = 16;
    private static final int COUNT_MOST = 0xFFFF;
    private final Blocks b;
    private final Ext2Geometry g;

    Ext2Groups(Blocks b, Ext2Geometry g) {
        this.b = b;
        this.g = g;
    }

    /// Where the structure begins that a field of a group's descriptor leads to. CORRUPT when it is no block.
    long place(int group, int field) {
        long block = b.u32le(g.descriptorAt(group) + field);
        if (!g.isBlock(block)) {
            throw Damage.found("The descriptor of group %d leads to block %d, which is none.".formatted(group, block));
        }
        return block * g.blockBytes();
    }

    int count(int group, int field) {
        return b.u16le(g.descriptorAt(group) + field);
    }

    void change(int group, int field, int by) {
        if (by == 0) return;
        b.put16le(g.descriptorAt(group) + field, Math.clamp((long) count(group, field) + by, 0, COUNT_MOST));
    }

    long sum(int field) {
        long sum = 0;
        b.expect(g.descriptorAt(0), (long) g.groups() * Ext2Geometry.DESCRIPTOR_BYTES);
        for (int group = 0; group < g.groups(); group++) sum += count(group, field);
        return sum;
    }

    /// Where an inode lies.
    long inodeAt(int inode) {
        int group = g.groupOfInode(inode);
        return place(group, INODE_TABLE) + (long) ((inode - 1) % g.inodesPerGroup()) * g.inodeBytes();
    }
}
