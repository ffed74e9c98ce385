// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.ext2.Ext2Format.Piece;

/// The bytes of an empty volume. The root directory and `lost+found` are the first blocks of the first group behind
/// its inode table.
final class Ext2Image {
    static final int LOST_FOUND = 11;
    /// Room that `lost+found` has from the beginning: a check must not have to look for blocks.
    static final int LOST_FOUND_BYTES = 8 << 10;

    private static final String LOST_FOUND_NAME = "lost+found";
    private final Ext2Geometry g;
    private final Ext2Format format;
    private final int lostFoundBlocks;

    Ext2Image(Ext2Geometry g, Ext2Format format) {
        this.g = g;
        this.format = format;
        lostFoundBlocks = LOST_FOUND_BYTES / g.blockBytes();
    }

    private long bitmapBlock(int group) {
        return g.firstOf(group) + g.headBlocks(group);
    }

    long tableBlock(int group) {
        return bitmapBlock(group) + 2;
    }

    /// The root directory's block; those of `lost+found` follow.
    private long rootBlock() {
        return tableBlock(0) + g.inodeTableBlocks();
    }

    private int taken(int group) {
        return g.headBlocks(group) + 2 + g.inodeTableBlocks() + (group == 0 ? 1 + lostFoundBlocks : 0);
    }

    List<Piece> bitmaps(int group) {
        int inodes = group == 0 ? Ext2Geometry.FIRST_INODE : 0;
        return List.of(
                new Piece(bitmapBlock(group) * g.blockBytes(), bitmap(taken(group), g.blocksOf(group))),
                new Piece((bitmapBlock(group) + 1) * g.blockBytes(), bitmap(inodes, g.inodesPerGroup())));
    }

    /// The first `taken` bits are set, and those from `end` on, which stand for nothing.
    private byte[] bitmap(int taken, int end) {
        byte[] bytes = new byte[g.blockBytes()];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            if (bit < taken || bit >= end) bytes[bit / 8] |= (byte) (1 << bit % 8);
        }
        return bytes;
    }

    byte[] descriptors() {
        ByteBuffer b = buffer(g.descriptorBlocks() * g.blockBytes());
        for (int group = 0; group < g.groups(); group++) {
            b.position(group * Ext2Geometry.DESCRIPTOR_BYTES);
            b.putInt((int) bitmapBlock(group)).putInt((int) bitmapBlock(group) + 1);
            b.putInt((int) tableBlock(group));
            b.putShort((short) (g.blocksOf(group) - taken(group)));
            b.putShort((short) (g.inodesPerGroup() - (group == 0 ? Ext2Geometry.FIRST_INODE : 0)));
            b.putShort((short) (group == 0 ? 2 : 0));
        }
        return b.array();
    }

    /// The block of the first inode table that holds the root directory and `lost+found`.
    Piece firstInodes() {
        ByteBuffer b = buffer(Math.max(g.blockBytes(), 2048));
        inode(b, Ext2Inode.ROOT, 0755, 3, rootBlock(), 1);
        inode(b, LOST_FOUND, 0700, 2, rootBlock() + 1, lostFoundBlocks);
        return new Piece(tableBlock(0) * g.blockBytes(), b.array());
    }

    private void inode(ByteBuffer b, int number, int rights, int links, long block, int count) {
        int at = (number - 1) * g.inodeBytes();
        b.putShort(at, (short) (Ext2Inode.DIRECTORY | rights)).putInt(at + Ext2Inode.SIZE, count * g.blockBytes());
        for (int field : new int[] {8, Ext2Inode.CREATED, Ext2Inode.MODIFIED}) b.putInt(at + field, seconds());
        b.putShort(at + Ext2Inode.LINKS, (short) links);
        b.putInt(at + Ext2Inode.SECTORS, count * g.sectorsPerBlock());
        for (int i = 0; i < count; i++) b.putInt(at + Ext2Inode.POINTERS + 4 * i, (int) block + i);
    }

    List<Piece> directories() {
        List<Piece> pieces = new ArrayList<>();
        ByteBuffer root = buffer(g.blockBytes());
        dots(root, Ext2Inode.ROOT, 12);
        entry(root, 24, LOST_FOUND, g.blockBytes() - 24, LOST_FOUND_NAME);
        pieces.add(new Piece(rootBlock() * g.blockBytes(), root.array()));
        for (int i = 0; i < lostFoundBlocks; i++) {
            ByteBuffer b = buffer(g.blockBytes());
            if (i == 0) dots(b, LOST_FOUND, g.blockBytes() - 12);
            else b.putShort(Ext2Entry.LENGTH, (short) g.blockBytes());
            pieces.add(new Piece((rootBlock() + 1 + i) * g.blockBytes(), b.array()));
        }
        return pieces;
    }

    private static void dots(ByteBuffer b, int self, int parentLength) {
        entry(b, 0, self, 12, ".");
        entry(b, 12, Ext2Inode.ROOT, parentLength, "..");
    }

    private static void entry(ByteBuffer b, int at, int inode, int length, String name) {
        b.putInt(at, inode).putShort(at + Ext2Entry.LENGTH, (short) length);
        b.put(at + Ext2Entry.NAME_LENGTH, (byte) name.length())
                .put(at + Ext2Entry.TYPE, (byte) Ext2Entry.TYPE_DIRECTORY);
        b.put(at + Ext2Entry.NAME, name.getBytes(StandardCharsets.US_ASCII));
    }

    long superblockAt(int group) {
        return group == 0 ? Ext2Geometry.SUPERBLOCK_AT : g.firstOf(group) * g.blockBytes();
    }

    byte[] superblock(int group) {
        long free = 0;
        for (int i = 0; i < g.groups(); i++) free += g.blocksOf(i) - taken(i);
        ByteBuffer b = buffer(Ext2Geometry.SUPERBLOCK_BYTES);
        b.putInt(g.inodes()).putInt((int) g.blocks()).putInt((int) (g.blocks() / 20));
        b.putInt((int) free).putInt(g.inodes() - Ext2Geometry.FIRST_INODE).putInt((int) g.firstBlock());
        int log = Integer.numberOfTrailingZeros(g.blockBytes() / 1024);
        b.putInt(log)
                .putInt(log)
                .putInt(g.blocksPerGroup())
                .putInt(g.blocksPerGroup())
                .putInt(g.inodesPerGroup());
        b.putInt(0).putInt(seconds()).putShort((short) 0).putShort((short) -1);
        b.putShort((short) Ext2Geometry.MAGIC)
                .putShort((short) Ext2Super.VALID)
                .putShort((short) 1)
                .putShort((short) 0);
        b.putInt(seconds()).putInt(0).putInt(0).putInt(1).putInt(0);
        b.putInt(Ext2Geometry.FIRST_INODE).putShort((short) g.inodeBytes()).putShort((short) group);
        b.putInt(0).putInt(Ext2Geometry.FILE_TYPES).putInt(Ext2Geometry.SPARSE | Ext2Geometry.LARGE_FILES);
        b.order(ByteOrder.BIG_ENDIAN).putLong(format.idHigh()).putLong(format.idLow());
        byte[] label = format.label().getBytes(StandardCharsets.US_ASCII);
        b.put(label, 0, Math.min(16, label.length));
        return b.order(ByteOrder.LITTLE_ENDIAN).putInt(264, seconds()).array();
    }

    private int seconds() {
        return (int) Ext2Time.seconds(format.createdNs());
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
