// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The shape of a volume, from its superblock.
///
/// @param firstBlock the block that the superblock lies in: 1 with blocks of 1 KiB, else 0
/// @param firstInode the first one that is not reserved
/// @param reservedTableBlocks blocks behind the group descriptors that are kept for more of them
/// @param fileTypes directory entries say what kind of inode they lead to
/// @param sparse only some groups hold copies of superblock and descriptors
/// @param largeFiles files may have 2 GiB and more
/// @param writable it has no feature that this implementation could not keep up
record Ext2Geometry(
        int blockBytes,
        long firstBlock,
        long blocks,
        int blocksPerGroup,
        int groups,
        int inodes,
        int inodesPerGroup,
        int inodeBytes,
        int firstInode,
        int reservedTableBlocks,
        boolean fileTypes,
        boolean sparse,
        boolean largeFiles,
        boolean writable,
        long serialNumber,
        String label) {
    static final int SUPERBLOCK_AT = 1024;
    static final int SUPERBLOCK_BYTES = 1024;
    static final int MAGIC = 0xEF53;
    static final int DESCRIPTOR_BYTES = 32;
    static final int INODE_BYTES = 128;
    static final int FIRST_INODE = 11;
    static final int FILE_TYPES = 0x2;
    static final int SPARSE = 0x1;
    static final int LARGE_FILES = 0x2;
    private static final int RESIZE_INODE = 0x10;
    private static final int GROUPS_MOST = 1 << 16;
    private static final int GROUP_BLOCKS_LEAST = 256;

    /// Empty when this is no superblock that makes sense, or one of a volume that needs more than ext2.
    static Optional<Ext2Geometry> parse(byte[] firstSectors) {
        if (firstSectors.length < SUPERBLOCK_AT + SUPERBLOCK_BYTES) return Optional.empty();
        ByteBuffer s = ByteBuffer.wrap(firstSectors, SUPERBLOCK_AT, SUPERBLOCK_BYTES)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        boolean old = s.getInt(76) == 0;
        int needed = old ? 0 : s.getInt(96);
        if ((s.getShort(56) & 0xFFFF) != MAGIC || (needed & ~FILE_TYPES) != 0) return Optional.empty();
        if (s.getInt(24) < 0 || s.getInt(24) > 2) return Optional.empty();
        int blockBytes = 1024 << s.getInt(24);
        long blocks = s.getInt(4) & 0xFFFFFFFFL;
        long firstBlock = s.getInt(20) & 0xFFFFFFFFL;
        long perGroup = s.getInt(32) & 0xFFFFFFFFL;
        boolean plausible = firstBlock == (blockBytes == 1024 ? 1 : 0)
                && blocks > firstBlock
                && perGroup >= GROUP_BLOCKS_LEAST
                && perGroup <= 8L * blockBytes
                && perGroup % 8 == 0;
        return plausible ? shape(s, old, blockBytes, firstBlock, blocks, (int) perGroup) : Optional.empty();
    }

    private static Optional<Ext2Geometry> shape(
            ByteBuffer s, boolean old, int blockBytes, long firstBlock, long blocks, int perGroup) {
        long groups = Math.ceilDiv(blocks - firstBlock, perGroup);
        long inodesPerGroup = s.getInt(40) & 0xFFFFFFFFL;
        long inodes = s.getInt(0) & 0xFFFFFFFFL;
        int inodeBytes = old ? INODE_BYTES : s.getShort(88) & 0xFFFF;
        long firstInode = old ? FIRST_INODE : s.getInt(84) & 0xFFFFFFFFL;
        int mayWrite = old ? 0 : s.getInt(100);
        boolean plausible = groups <= GROUPS_MOST
                && inodesPerGroup > 0
                && inodesPerGroup <= 8L * blockBytes
                && inodes == groups * inodesPerGroup
                && inodes <= Integer.MAX_VALUE
                && Integer.bitCount(inodeBytes) == 1
                && inodeBytes >= INODE_BYTES
                && inodeBytes <= blockBytes
                && firstInode >= FIRST_INODE
                && firstInode <= inodes;
        if (!plausible) return Optional.empty();
        boolean resizable = !old && (s.getInt(92) & RESIZE_INODE) != 0;
        return Optional.of(new Ext2Geometry(
                blockBytes,
                firstBlock,
                blocks,
                perGroup,
                (int) groups,
                (int) inodes,
                (int) inodesPerGroup,
                inodeBytes,
                (int) firstInode,
                resizable ? s.getShort(206) & 0xFFFF : 0,
                !old && (s.getInt(96) & FILE_TYPES) != 0,
                (mayWrite & SPARSE) != 0,
                (mayWrite & LARGE_FILES) != 0,
                (mayWrite & ~(SPARSE | LARGE_FILES)) == 0,
                s.getInt(104) & 0xFFFFFFFFL,
                text(s, 120, 16)));
    }

    private static String text(ByteBuffer s, int at, int count) {
        byte[] bytes = new byte[count];
        s.get(at, bytes);
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = all.indexOf('\0');
        return end < 0 ? all : all.substring(0, end);
    }

    long sizeBytes() {
        return blocks * blockBytes;
    }

    boolean isBlock(long block) {
        return block >= firstBlock && block < blocks;
    }

    boolean isInode(long inode) {
        return inode >= 1 && inode <= inodes;
    }

    int groupOf(long block) {
        return (int) ((block - firstBlock) / blocksPerGroup);
    }

    int groupOfInode(int inode) {
        return (inode - 1) / inodesPerGroup;
    }

    long firstOf(int group) {
        return firstBlock + (long) group * blocksPerGroup;
    }

    /// The last group may be shorter.
    int blocksOf(int group) {
        return (int) Math.min(blocksPerGroup, blocks - firstOf(group));
    }

    long descriptorAt(int group) {
        return (firstBlock + 1) * blockBytes + (long) group * DESCRIPTOR_BYTES;
    }

    int descriptorBlocks() {
        return (int) Math.ceilDiv((long) groups * DESCRIPTOR_BYTES, blockBytes);
    }

    int inodeTableBlocks() {
        return (int) Math.ceilDiv((long) inodesPerGroup * inodeBytes, blockBytes);
    }

    /// Whether a group begins with a superblock, or a copy of it.
    boolean hasSuperblock(int group) {
        return !sparse || group <= 1 || isPower(group, 3) || isPower(group, 5) || isPower(group, 7);
    }

    private static boolean isPower(int number, int base) {
        long power = base;
        while (power < number) power *= base;
        return power == number;
    }

    /// Blocks at the beginning of a group that hold superblock and descriptors, or copies.
    int headBlocks(int group) {
        return hasSuperblock(group) ? 1 + descriptorBlocks() + reservedTableBlocks : 0;
    }

    /// Blocks that no file can have.
    long overheadBlocks() {
        long overhead = firstBlock;
        for (int group = 0; group < groups; group++) overhead += headBlocks(group) + 2 + inodeTableBlocks();
        return overhead;
    }

    int entriesPerBlock() {
        return blockBytes / 4;
    }

    int sectorsPerBlock() {
        return blockBytes / 512;
    }
}
