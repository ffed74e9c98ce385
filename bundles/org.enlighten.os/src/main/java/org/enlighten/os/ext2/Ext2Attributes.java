// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import org.enlighten.block.Blocks;

/// Blocks of extended attributes, which others write: several inodes may share one, and it counts them.
record Ext2Attributes(Ext2Access access) {
    private static final long MAGIC = 0xEA020000L;
    private static final int REFERENCES = 4;

    /// One inode less leads to the block; the last one gives it back.
    void release(long block) {
        Blocks b = access.b();
        if (!access.g().isBlock(block)) throw Damage.found("Attributes lie in block " + block + ", which is none.");
        long at = block * access.g().blockBytes();
        if (b.u32le(at) != MAGIC) throw Damage.found("Block " + block + " holds no attributes.");
        long references = b.u32le(at + REFERENCES);
        b.phase(Ext2Phase.FREE);
        if (references > 1) b.put32le(at + REFERENCES, references - 1);
        else access.allocator().freeBlocks(block, 1);
    }
}
