// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A second reader of ext2 volumes, written without the first one, as a judge of images after power cuts. Damage is
/// told: shared blocks, blocks in use that are marked as free, content without a name, directories that do not hold
/// together. What a check
/// puts right without a question is counted.
public final class Ext2Judge {
    public final List<String> damage = new ArrayList<>();
    public final Map<String, byte[]> files = new TreeMap<>();
    public final List<String> directories = new ArrayList<>();
    /// Names that lead to deleted inodes.
    public int leftovers;
    /// Blocks and inodes that are taken and that nothing leads to; wrong links and sums of blocks.
    public int lost;

    public int wrong;
    private final ByteBuffer d;
    private final int bs;
    private final int blocks;
    private final int first;
    private final int perGroup;
    private final int inodesPerGroup;
    private final int inodeBytes;
    private int claimed;
    private final BitSet used = new BitSet();
    private final BitSet usedInodes = new BitSet();
    private final Map<Integer, Integer> names = new TreeMap<>();
    private final Map<Integer, byte[]> contents = new TreeMap<>();

    public Ext2Judge(byte[] image) {
        d = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        bs = 1024 << d.getInt(1024 + 24);
        blocks = d.getInt(1024 + 4);
        first = d.getInt(1024 + 20);
        perGroup = d.getInt(1024 + 32);
        inodesPerGroup = d.getInt(1024 + 40);
        inodeBytes = d.getInt(1024 + 76) == 0 ? 128 : d.getShort(1024 + 88);
        names.put(2, 1);
        inode("", 2);
        bitmaps();
        for (Map.Entry<Integer, Integer> e : names.entrySet()) links(e.getKey(), e.getValue());
    }

    private int groups() {
        return (blocks - first + perGroup - 1) / perGroup;
    }

    private int descriptor(int group, int field) {
        return d.getInt((first + 1) * bs + group * 32 + field);
    }

    private int at(int inode) {
        return descriptor((inode - 1) / inodesPerGroup, 8) * bs + (inode - 1) % inodesPerGroup * inodeBytes;
    }

    private boolean bit(int group, int field, int bit) {
        return (d.get(descriptor(group, field) * bs + bit / 8) >> bit % 8 & 1) != 0;
    }

    /// The content of an inode that has names, when it is first met.
    private void inode(String path, int number) {
        int at = at(number);
        int mode = d.getShort(at) & 0xF000;
        if (usedInodes.get(number)) {
            if (mode == 0x4000) damage.add(path + " is a second name of a directory");
            return;
        }
        usedInodes.set(number);
        if (!bit((number - 1) / inodesPerGroup, 4, (number - 1) % inodesPerGroup)) {
            damage.add(path + " leads to inode " + number + ", which is marked as free");
        }
        byte[] content = content(path, at, d.getInt(at + 4));
        contents.put(number, content);
        if (mode == 0x4000) {
            directories.add(path);
            for (int from = 0; from < content.length; from += bs) directory(path, number, content, from);
        }
    }

    private byte[] content(String path, int at, int size) {
        byte[] content = new byte[size];
        List<Integer> list = new ArrayList<>();
        int before = claimed;
        for (int i = 0; i < 12; i++) list.add(claim(path, d.getInt(at + 40 + 4 * i)));
        for (int level = 1; level <= 3; level++) {
            indirect(path, d.getInt(at + 40 + 4 * (11 + level)), level, list, size);
        }
        for (int i = 0; i < list.size() && (long) i * bs < size; i++) {
            if (list.get(i) != 0) d.get(list.get(i) * bs, content, i * bs, Math.min(bs, size - i * bs));
        }
        if ((claimed - before) * (bs / 512) != d.getInt(at + 28)) wrong++;
        return content;
    }

    private int claim(String path, int block) {
        if (block == 0) return 0;
        if (block < first || block >= blocks) {
            damage.add(path + " leads to block " + block);
            return 0;
        }
        if (used.get(block)) damage.add(path + " shares block " + block);
        used.set(block);
        claimed++;
        if (!bit((block - first) / perGroup, 0, (block - first) % perGroup)) {
            damage.add(path + " uses block " + block + ", which is marked as free");
        }
        return block;
    }

    private void indirect(String path, int block, int level, List<Integer> list, int size) {
        int span = level == 1 ? bs / 4 : level == 2 ? bs / 4 * (bs / 4) : 0;
        if (claim(path, block) == 0) {
            for (int i = 0; i < span && (long) list.size() * bs < size; i++) list.add(0);
            return;
        }
        for (int i = 0; i < bs / 4; i++) {
            int next = d.getInt(block * bs + 4 * i);
            if (level == 1) list.add(claim(path, next));
            else indirect(path, next, level - 1, list, size);
        }
    }

    private void directory(String path, int self, byte[] content, int from) {
        ByteBuffer b = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = from; at < from + bs; ) {
            int length = b.getShort(at + 4) & 0xFFFF;
            int nameBytes = b.get(at + 6) & 0xFF;
            if (length < 8
                    || length % 4 != 0
                    || at + length > from + bs
                    || (b.getInt(at) != 0 && nameBytes + 8 > length)) {
                damage.add(path + " has an entry of " + length + " bytes");
                return;
            }
            String name = new String(content, at + 8, nameBytes, StandardCharsets.UTF_8);
            if (b.getInt(at) != 0) name(path, self, name, b.getInt(at));
            at += length;
        }
    }

    private void name(String path, int self, String name, int number) {
        if (name.equals(".") || name.equals("..")) {
            if (name.equals(".") && number != self) damage.add(path + " calls itself " + number);
            names.merge(number, 1, Integer::sum);
            return;
        }
        if (d.getShort(at(number) + 26) == 0) {
            leftovers++;
            return;
        }
        names.merge(number, 1, Integer::sum);
        String whole = path + "\\" + name;
        inode(whole, number);
        if ((d.getShort(at(number)) & 0xF000) == 0x8000) files.put(whole, contents.get(number));
    }

    private void bitmaps() {
        for (int block = first; block < blocks; block++) {
            int group = (block - first) / perGroup;
            boolean taken = bit(group, 0, (block - first) % perGroup);
            if (taken && !used.get(block) && !isOverhead(group, block)) lost++;
        }
        for (int number = 11; number <= groups() * inodesPerGroup; number++) {
            boolean taken = bit((number - 1) / inodesPerGroup, 4, (number - 1) % inodesPerGroup);
            if (usedInodes.get(number)) continue;
            if (taken) lost++;
            boolean live = d.getShort(at(number) + 26) != 0;
            if (live && d.getInt(at(number) + 28) != 0) damage.add("inode " + number + " is whole and has no name");
        }
    }

    private boolean isOverhead(int group, int block) {
        int table = descriptor(group, 8);
        return block < table + (inodesPerGroup * inodeBytes + bs - 1) / bs;
    }

    private void links(int number, int count) {
        int links = d.getShort(at(number) + 26);
        if (links != 0 && number != 2 && links != count) wrong++;
    }
}
