// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import org.enlighten.block.Blocks;

/// What one run works with: the volume's shape, its groups, who takes and gives back, and the present second.
record Ext2Access(Blocks b, Ext2Geometry g, Ext2Groups groups, Ext2Allocator allocator, long seconds) {
    static Ext2Access of(Blocks b, Ext2Geometry g, long seconds) {
        Ext2Groups groups = new Ext2Groups(b, g);
        return new Ext2Access(b, g, groups, new Ext2Allocator(b, g, groups), seconds);
    }

    Ext2Inode inode(long number) {
        if (!g.isInode(number)) throw Damage.found("A name leads to inode %d, which is none.".formatted(number));
        return new Ext2Inode(b, g, groups, (int) number);
    }

    Ext2Map map(Ext2Inode inode) {
        return new Ext2Map(b, g, allocator, inode);
    }
}
