// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A second reader of FAT volumes, written without the first one, as a judge of images after power cuts. Damage is
/// told; lost clusters, chains that are too long and unequal copies of the table are counted.
public final class FatImage {
    public final List<String> damage = new ArrayList<>();
    public final Map<String, byte[]> files = new TreeMap<>();
    public final List<String> directories = new ArrayList<>();
    public int lost;
    public int tooLong;
    public int orphans;
    public boolean copiesDiffer;
    private final byte[] d;
    private final BitSet used = new BitSet();
    private final int bits;
    private final int clusterBytes;
    private final int table;
    private final int tableBytes;
    private final int data;
    private final int clusters;

    public FatImage(byte[] image) {
        d = image;
        int sectors = u16(19) != 0 ? u16(19) : u32(32);
        tableBytes = (u16(22) != 0 ? u16(22) : u32(36)) * 512;
        table = u16(14) * 512;
        clusterBytes = d[13] * 512;
        int root = table + d[16] * tableBytes;
        data = root + u16(17) * 32;
        clusters = (sectors * 512 - data) / clusterBytes;
        bits = clusters < 4085 ? 12 : clusters < 65525 ? 16 : 32;
        if (bits == 32) directory("", walk("root", u32(44), Integer.MAX_VALUE));
        else directory("", Arrays.copyOfRange(d, root, data));
        for (int c = 2; c < clusters + 2; c++) if (entry(c) != 0 && !used.get(c)) lost++;
        copiesDiffer = !Arrays.equals(d, table, table + tableBytes, d, table + tableBytes, table + 2 * tableBytes);
        // the mark of use may differ while it is being written
    }

    private int u16(int at) {
        return d[at] & 0xFF | (d[at + 1] & 0xFF) << 8;
    }

    private int u32(int at) {
        return u16(at) | u16(at + 2) << 16;
    }

    private int entry(int c) {
        if (bits == 32) return u32(table + 4 * c) & 0x0FFFFFFF;
        if (bits == 16) return u16(table + 2 * c);
        int pair = u16(table + c * 3 / 2);
        return c % 2 == 0 ? pair & 0xFFF : pair >> 4;
    }

    private boolean isEnd(int c) {
        return c >= (bits == 32 ? 0x0FFFFFF8 : bits == 16 ? 0xFFF8 : 0xFF8);
    }

    /// The bytes of a chain, at most `size`.
    private byte[] walk(String name, int first, int size) {
        byte[] bytes = new byte[0];
        int n = 0;
        for (int c = first; !isEnd(c); c = entry(c), n++) {
            if (c < 2 || c >= clusters + 2) {
                damage.add(name + " leads to cluster " + c);
                break;
            }
            if (used.get(c)) {
                damage.add(name + " shares cluster " + c);
                break;
            }
            used.set(c);
            if ((long) n * clusterBytes >= size) {
                tooLong++;
                continue;
            }
            bytes = Arrays.copyOf(bytes, bytes.length + clusterBytes);
            System.arraycopy(d, data + (c - 2) * clusterBytes, bytes, n * clusterBytes, clusterBytes);
        }
        if (size != Integer.MAX_VALUE && bytes.length < size)
            damage.add(name + " has " + size + " bytes, clusters for " + bytes.length);
        return size == Integer.MAX_VALUE ? bytes : Arrays.copyOf(bytes, Math.min(size, bytes.length));
    }

    private void directory(String path, byte[] e) {
        StringBuilder longName = new StringBuilder();
        int sum = -1;
        for (int i = 0; i < e.length && e[i] != 0; i += 32) {
            int first = e[i] & 0xFF;
            if (first != 0xE5 && e[i + 11] == 0x0F) {
                if ((first & 0x40) != 0) longName.setLength(0);
                sum = e[i + 13] & 0xFF;
                StringBuilder part = new StringBuilder();
                for (int k : new int[] {1, 3, 5, 7, 9, 14, 16, 18, 20, 22, 24, 28, 30}) {
                    char c = (char) (e[i + k] & 0xFF | (e[i + k + 1] & 0xFF) << 8);
                    if (c == 0) break;
                    part.append(c);
                }
                longName.insert(0, part);
                continue;
            }
            if (first != 0xE5 && (e[i + 11] & 8) == 0) file(path, e, i, sum == sumOf(e, i) ? longName.toString() : "");
            if (!longName.isEmpty() && (first == 0xE5 || sum != sumOf(e, i))) orphans++;
            longName.setLength(0);
            sum = -1;
        }
    }

    private static int sumOf(byte[] e, int at) {
        int sum = 0;
        for (int i = 0; i < 11; i++) sum = ((sum >> 1) + (sum % 2) * 128 + (e[at + i] & 0xFF)) % 256;
        return sum;
    }

    private void file(String path, byte[] e, int i, String longName) {
        if (e[i] == '.') return;
        String base = new String(e, i, 8, StandardCharsets.ISO_8859_1).stripTrailing();
        String extension = new String(e, i + 8, 3, StandardCharsets.ISO_8859_1).stripTrailing();
        if ((e[i + 12] & 8) != 0) base = base.toLowerCase();
        if ((e[i + 12] & 16) != 0) extension = extension.toLowerCase();
        String name =
                path + "\\" + (!longName.isEmpty() ? longName : extension.isEmpty() ? base : base + "." + extension);
        int first = e[i + 26] & 0xFF | (e[i + 27] & 0xFF) << 8 | (e[i + 20] & 0xFF) << 16 | (e[i + 21] & 0xFF) << 24;
        int size = e[i + 28] & 0xFF | (e[i + 29] & 0xFF) << 8 | (e[i + 30] & 0xFF) << 16 | (e[i + 31] & 0xFF) << 24;
        if ((e[i + 11] & 0x10) != 0) {
            directories.add(name);
            directory(name, walk(name, first, Integer.MAX_VALUE));
        } else if (files.put(name, first == 0 ? new byte[0] : walk(name, first, size)) != null) {
            damage.add(name + " is there twice");
        } else if (first == 0 && size != 0) {
            damage.add(name + " has no cluster");
        }
    }
}
