// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import org.enlighten.block.Blocks;

/// One inode as one run sees it. Its fields lie in one sector, so that what is changed in one phase changes together.
final class Ext2Inode {
    static final int ROOT = 2;
    static final int LINKS_MOST = 32_000;
    static final int FILE = 0x8000;
    static final int DIRECTORY = 0x4000;
    static final int KIND = 0xF000;
    /// A directory's blocks are also a tree of hashes, which plain ext2 does not keep up.
    static final int HASHED = 0x1000;
    static final int MODE = 0;
    static final int SIZE = 4;
    static final int CREATED = 12;
    static final int MODIFIED = 16;
    static final int DELETED = 20;
    static final int LINKS = 26;
    static final int SECTORS = 28;
    static final int FLAGS = 32;
    static final int POINTERS = 40;
    static final int ATTRIBUTES = 104;
    static final int SIZE_HIGH = 108;
    private static final int ACCESSED = 8;
    private static final int NEW_FILE = FILE | 0644;
    private static final int NEW_DIRECTORY = DIRECTORY | 0755;
    private final Blocks b;
    private final Ext2Geometry g;
    private final int number;
    private final long at;

    Ext2Inode(Blocks b, Ext2Geometry g, Ext2Groups groups, int number) {
        this.b = b;
        this.g = g;
        this.number = number;
        at = groups.inodeAt(number);
    }

    int number() {
        return number;
    }

    /// Where its block pointers lie: twelve direct ones and three roots.
    long pointersAt() {
        return at + POINTERS;
    }

    boolean holds(long place) {
        return place >= at && place < at + g.inodeBytes();
    }

    boolean isDirectory() {
        return kind() == DIRECTORY;
    }

    boolean isFile() {
        return kind() == FILE;
    }

    private int kind() {
        return b.u16le(at + MODE) & KIND;
    }

    /// Whether it belongs to something: an inode without links is deleted, or has never been.
    boolean isLive() {
        return links() > 0 && b.u16le(at + MODE) != 0;
    }

    long sizeBytes() {
        long low = b.u32le(at + SIZE);
        return isFile() && g.largeFiles() ? low | b.u32le(at + SIZE_HIGH) << 32 : low;
    }

    int links() {
        return b.u16le(at + LINKS);
    }

    long modifiedSeconds() {
        return b.u32le(at + MODIFIED);
    }

    /// The block of its extended attributes; 0 for none.
    long attributesBlock() {
        return b.u32le(at + ATTRIBUTES);
    }

    /// Whether its pointers lead to blocks: those of devices and of short links hold something else.
    boolean hasBlocks() {
        return isFile() || isDirectory() || (kind() == 0xA000 && sectorsBesideAttributes() > 0);
    }

    private long sectorsBesideAttributes() {
        return b.u32le(at + SECTORS) - (attributesBlock() == 0 ? 0 : g.sectorsPerBlock());
    }

    // Changes, all in the phase that is set

    /// An inode of a new file or directory, on its whole.
    void create(boolean directory, long seconds) {
        b.put(at, new byte[g.inodeBytes()]);
        b.put16le(at + MODE, directory ? NEW_DIRECTORY : NEW_FILE);
        for (int field : new int[] {ACCESSED, CREATED, MODIFIED}) b.put32le(at + field, seconds);
        b.put16le(at + LINKS, directory ? 2 : 1);
    }

    void sizeBytes(long bytes) {
        put32(SIZE, bytes & 0xFFFFFFFFL);
        if (isFile() && g.largeFiles()) put32(SIZE_HIGH, bytes >>> 32);
    }

    void addSectors(long change) {
        if (change != 0) put32(SECTORS, Math.clamp(b.u32le(at + SECTORS) + change, 0, 0xFFFFFFFFL));
    }

    void links(int count) {
        if (links() != count) b.put16le(at + LINKS, count);
    }

    /// No link any more: it is free as soon as nothing leads to it.
    void die(long seconds) {
        links(0);
        put32(DELETED, seconds);
    }

    void touched(long seconds) {
        put32(MODIFIED, seconds);
        put32(CREATED, seconds);
    }

    /// The tree of hashes is not kept up any more.
    void forgetHashes() {
        long flags = b.u32le(at + FLAGS);
        if ((flags & HASHED) != 0) b.put32le(at + FLAGS, flags & ~HASHED);
    }

    /// What stays the same costs nothing.
    private void put32(int field, long value) {
        if (b.u32le(at + field) != value) b.put32le(at + field, value);
    }
}
