// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.Set;
import java.util.TreeSet;
import org.enlighten.block.Blocks;

/// Which blocks hold an inode's content: twelve pointers in the inode, then trees of one, two and three levels of
/// indirect blocks. A pointer that is 0 is a hole: zeros without a block.
final class Ext2Map {
    static final int DIRECT = 12;
    static final int LEVELS = 3;
    private static final long NOWHERE = -1;
    private final Blocks b;
    private final Ext2Geometry g;
    private final Ext2Allocator allocator;
    private final Ext2Inode inode;
    /// When the inode itself leads to more or less.
    private final int inodePhase;
    /// Indirect blocks that this run has made: nothing leads to them yet.
    private final Set<Long> made = new TreeSet<>();
    private final FreedBlocks freed = new FreedBlocks();
    private long goal;
    private long visited;

    Ext2Map(Blocks b, Ext2Geometry g, Ext2Allocator allocator, Ext2Inode inode) {
        this.b = b;
        this.g = g;
        this.allocator = allocator;
        this.inode = inode;
        inodePhase = inode.isDirectory() ? Ext2Phase.NAME : Ext2Phase.INODE;
    }

    /// The most blocks that pointers can reach.
    static long blocksMost(int perBlock) {
        long per = perBlock;
        return DIRECT + per + per * per + per * per * per;
    }

    /// The block with content number `index`; 0 for a hole.
    long block(long index) {
        long slot = slot(index, false);
        long block = slot == NOWHERE ? 0 : pointer(slot);
        if (block != 0) goal = block + 1;
        return block;
    }

    /// A new block for a hole. New indirect blocks on the way there come into being with it.
    long make(long index) {
        long block = take(slot(index, true));
        b.phase(inodePhase);
        inode.addSectors(g.sectorsPerBlock());
        return block;
    }

    /// Another block instead of the one with content number `index`, which is given back.
    long replace(long index) {
        long slot = slot(index, false);
        long before = pointer(slot);
        long block = take(slot);
        allocator.freeBlocks(before, 1);
        return block;
    }

    /// Where the pointer to it lies; [#NOWHERE] when an indirect block on the way is missing and shall not be made.
    private long slot(long index, boolean make) {
        long slot = inode.pointersAt() + 4 * root(index);
        long rest = rest(index);
        for (int level = level(index); level > 0; level--) {
            long indirect = pointer(slot);
            if (indirect == 0 && !make) return NOWHERE;
            if (indirect == 0) indirect = makeIndirect(slot);
            slot = indirect * g.blockBytes() + 4 * (rest / span(level - 1) % g.entriesPerBlock());
        }
        return slot;
    }

    private long makeIndirect(long slot) {
        long block = take(slot);
        b.phase(Ext2Phase.PREPARE);
        for (int i = 0; i < g.blockBytes(); i += 512) b.fresh(block * g.blockBytes() + i);
        made.add(block);
        b.phase(inodePhase);
        inode.addSectors(g.sectorsPerBlock());
        return block;
    }

    private long take(long slot) {
        if (goal == 0) goal = g.firstOf(g.groupOfInode(inode.number()));
        long block = allocator.takeBlock(goal);
        goal = block + 1;
        phaseOf(slot, Ext2Phase.LINK);
        b.put32le(slot, block);
        return block;
    }

    private void phaseOf(long slot, int inUse) {
        if (inode.holds(slot)) b.phase(inodePhase);
        else b.phase(made.contains(slot / g.blockBytes()) ? Ext2Phase.PREPARE : inUse);
    }

    /// Gives back every block from content number `index` on.
    void cut(long index) {
        release(index, true);
        b.phase(inodePhase);
        inode.addSectors(-freed.count() * (long) g.sectorsPerBlock());
        freed.forEachRun(allocator::freeBlocks);
    }

    /// Gives back every block of an inode that goes itself.
    void free() {
        release(0, false);
        freed.forEachRun(allocator::freeBlocks);
    }

    private void release(long index, boolean stays) {
        for (int i = 0; i < DIRECT; i++) release(inode.pointersAt() + 4L * i, 0, i, index, stays);
        long first = DIRECT;
        for (int level = 1; level <= LEVELS; level++) {
            release(inode.pointersAt() + 4L * (DIRECT + level - 1), level, first, index, stays);
            first += span(level);
        }
    }

    /// @param level of indirection behind this pointer
    /// @param first content number of the first block behind it
    /// @param stays the place of the pointer itself stays in use
    private void release(long slot, int level, long first, long index, boolean stays) {
        long block = first + span(level) <= index ? 0 : pointer(slot);
        if (block == 0) return;
        if (++visited > g.blocks()) throw tooMany();
        boolean goes = first >= index;
        if (level > 0) {
            long child = span(level - 1);
            b.expect(block * g.blockBytes(), g.blockBytes());
            for (int i = 0; i < g.entriesPerBlock(); i++) {
                release(block * g.blockBytes() + 4L * i, level - 1, first + i * child, index, !goes);
            }
        }
        if (!goes) return;
        freed.add(block);
        if (!stays) return;
        phaseOf(slot, Ext2Phase.CUT);
        b.put32le(slot, 0);
    }

    private RuntimeException tooMany() {
        return Damage.found("Inode %d leads to more blocks than the volume has.".formatted(inode.number()));
    }

    private int level(long index) {
        if (index < DIRECT) return 0;
        long rest = index - DIRECT;
        for (int level = 1; level <= LEVELS; level++) {
            if (rest < span(level)) return level;
            rest -= span(level);
        }
        throw Damage.found("Inode %d has no place for block %d of its content.".formatted(inode.number(), index));
    }

    /// Which of the inode's fifteen pointers leads there.
    private long root(long index) {
        return index < DIRECT ? index : DIRECT + level(index) - 1L;
    }

    /// The content number within the tree that holds it.
    private long rest(long index) {
        long rest = index - DIRECT;
        for (int level = 1; level < level(index); level++) rest -= span(level);
        return rest;
    }

    /// Blocks of content behind a pointer of so many levels.
    private long span(int level) {
        long span = 1;
        for (int i = 0; i < level; i++) span *= g.entriesPerBlock();
        return span;
    }

    private long pointer(long slot) {
        long block = b.u32le(slot);
        if (block != 0 && !g.isBlock(block)) {
            throw Damage.found("Inode %d leads to block %d, which is none.".formatted(inode.number(), block));
        }
        return block;
    }
}
