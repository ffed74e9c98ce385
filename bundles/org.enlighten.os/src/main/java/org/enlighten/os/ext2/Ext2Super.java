// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import org.enlighten.block.Blocks;

/// The superblock's fields that change: whether the volume was left in good order, when, and the sums of what is
/// free, which are right only then.
final class Ext2Super {
    static final int FREE_BLOCKS = Ext2Geometry.SUPERBLOCK_AT + 12;
    static final int FREE_INODES = Ext2Geometry.SUPERBLOCK_AT + 16;
    static final int MOUNTED = Ext2Geometry.SUPERBLOCK_AT + 44;
    static final int WRITTEN = Ext2Geometry.SUPERBLOCK_AT + 48;
    static final int MOUNTS = Ext2Geometry.SUPERBLOCK_AT + 52;
    static final int STATE = Ext2Geometry.SUPERBLOCK_AT + 58;
    static final int CHECKED = Ext2Geometry.SUPERBLOCK_AT + 64;
    static final int VALID = 1;
    private final Blocks b;

    Ext2Super(Blocks b) {
        this.b = b;
    }

    boolean isValid() {
        return (b.u16le(STATE) & VALID) != 0;
    }

    void inUse(long seconds) {
        b.phase(Ext2Phase.MARK);
        b.put16le(STATE, b.u16le(STATE) & ~VALID);
        b.put32le(MOUNTED, seconds);
        b.put32le(WRITTEN, seconds);
        b.put16le(MOUNTS, b.u16le(MOUNTS) + 1 & 0xFFFF);
    }

    /// @param valid it was in good order when it was mounted; else a check has yet to say so
    void leave(Ext2Groups groups, boolean valid, long seconds) {
        b.phase(Ext2Phase.MARK);
        b.put32le(FREE_BLOCKS, groups.sum(Ext2Groups.FREE_BLOCKS));
        b.put32le(FREE_INODES, groups.sum(Ext2Groups.FREE_INODES));
        b.put32le(WRITTEN, seconds);
        if (valid) b.put16le(STATE, b.u16le(STATE) | VALID);
    }
}
