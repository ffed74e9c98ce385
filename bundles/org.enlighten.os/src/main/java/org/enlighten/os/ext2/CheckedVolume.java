// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the passes of a check know of the volume: who has which block, which inodes are in use, and which bytes are
/// to be changed in the end.
final class CheckedVolume {
    private static final int SENTENCES_MOST = 40;

    /// What is saved.
    record State(
            byte[] superblock,
            byte[] descriptors,
            byte[] used,
            List<Long> attributes,
            Map<Integer, CheckedInode.State> inodes,
            Map<Long, Integer> patches,
            List<String> repairs,
            int repaired,
            List<String> damage) {}

    final Ext2Geometry g;
    final byte[] superblock;
    byte[] descriptors = {};
    final TreeMap<Integer, CheckedInode> inodes = new TreeMap<>();
    /// Bytes to be changed, by place.
    final TreeMap<Long, Integer> patches = new TreeMap<>();

    private final BitSet used = new BitSet();
    private final TreeSet<Long> attributes = new TreeSet<>();
    private final List<String> repairs = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();
    private int repaired;

    /// @param superblock its 1,024 bytes, which make sense
    CheckedVolume(byte[] superblock) {
        this.superblock = superblock;
        g = geometry(superblock).orElseThrow();
    }

    static Optional<Ext2Geometry> geometry(byte[] superblock) {
        byte[] first = new byte[Ext2Geometry.SUPERBLOCK_AT + Ext2Geometry.SUPERBLOCK_BYTES];
        System.arraycopy(superblock, 0, first, Ext2Geometry.SUPERBLOCK_AT, Ext2Geometry.SUPERBLOCK_BYTES);
        return Ext2Geometry.parse(first);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static long u32(byte[] bytes, int at) {
        return little(bytes).getInt(at) & 0xFFFFFFFFL;
    }

    static int u16(byte[] bytes, int at) {
        return little(bytes).getShort(at) & 0xFFFF;
    }

    /// When the volume was last written: an instant that the volume's own clock knows.
    long lastWritten() {
        return Math.max(1, u32(superblock, Ext2Super.WRITTEN - Ext2Geometry.SUPERBLOCK_AT));
    }

    /// A block that a group's descriptor leads to.
    long place(int group, int field) {
        return u32(descriptors, group * Ext2Geometry.DESCRIPTOR_BYTES + field);
    }

    /// Superblocks, descriptors, bitmaps and tables of inodes have their blocks.
    void claimOverhead() {
        for (int group = 0; group < g.groups(); group++) {
            String whose = "Group " + group;
            claim(whose, g.firstOf(group), g.headBlocks(group));
            claim(whose, place(group, Ext2Groups.BLOCK_BITMAP), 1);
            claim(whose, place(group, Ext2Groups.INODE_BITMAP), 1);
            claim(whose, place(group, Ext2Groups.INODE_TABLE), g.inodeTableBlocks());
        }
    }

    private void claim(String whose, long first, int count) {
        for (int i = 0; i < count; i++) if (!claim(whose, first + i)) return;
    }

    /// False, and damage, when there is no such block, or another has it.
    boolean claim(String whose, long block) {
        if (!g.isBlock(block)) return tell(whose + " leads to block " + block + ", which is none.");
        int bit = (int) (block - g.firstBlock());
        if (used.get(bit)) return tell(whose + " leads to block " + block + ", which another has too.");
        used.set(bit);
        return true;
    }

    /// Blocks of attributes may be shared.
    void claimAttributes(String whose, long block) {
        if (attributes.add(block)) claim(whose, block);
    }

    boolean isUsed(long block) {
        return used.get((int) (block - g.firstBlock()));
    }

    long blocksUsed() {
        return used.cardinality() + g.firstBlock();
    }

    long inodesUsed() {
        return inodes.size() + reservedInodes();
    }

    /// Those before the first that files may have, without the root directory.
    int reservedInodes() {
        return g.firstInode() - 2;
    }

    boolean isInodeUsed(int number) {
        return number < g.firstInode() || inodes.containsKey(number);
    }

    void patch32(long place, long value) {
        for (int i = 0; i < 4; i++) patches.put(place + i, (int) (value >> 8 * i) & 0xFF);
    }

    void patch16(long place, int value) {
        for (int i = 0; i < 2; i++) patches.put(place + i, value >> 8 * i & 0xFF);
    }

    void patch(long place, byte... value) {
        for (int i = 0; i < value.length; i++) patches.put(place + i, value[i] & 0xFF);
    }

    void repaired(String sentence) {
        if (repaired++ < SENTENCES_MOST) repairs.add(sentence);
    }

    /// Damage. Always false.
    boolean tell(String sentence) {
        if (damage.size() < SENTENCES_MOST) damage.add(sentence);
        return false;
    }

    boolean isDamaged() {
        return !damage.isEmpty();
    }

    Ext2Report report() {
        return new Ext2Report(
                true, inodesUsed(), g.inodes(), blocksUsed(), g.blocks(), repairs, isDamaged() ? 0 : repaired, damage);
    }

    State save() {
        Map<Integer, CheckedInode.State> saved = new TreeMap<>();
        inodes.forEach((number, inode) -> saved.put(number, inode.save()));
        return new State(
                superblock,
                descriptors,
                used.toByteArray(),
                List.copyOf(attributes),
                saved,
                patches,
                repairs,
                repaired,
                damage);
    }

    static CheckedVolume restored(State s) {
        CheckedVolume v = new CheckedVolume(Arrays.copyOf(s.superblock(), s.superblock().length));
        v.descriptors = s.descriptors().clone();
        v.used.or(BitSet.valueOf(s.used()));
        v.attributes.addAll(s.attributes());
        s.inodes().forEach((number, inode) -> v.inodes.put(number, CheckedInode.restored(inode)));
        v.patches.putAll(s.patches());
        v.repairs.addAll(s.repairs());
        v.repaired = s.repaired();
        v.damage.addAll(s.damage());
        return v;
    }
}
