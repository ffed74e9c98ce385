// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;

/// A second reader of dynamic VHDs, written without the first one, as a judge of images after power cuts.
public final class VhdImage {
    private final byte[] d;
    private final ByteBuffer b;

    public VhdImage(byte[] bytes) {
        d = bytes;
        b = ByteBuffer.wrap(bytes);
    }

    private long table() {
        return b.getLong(512 + 16);
    }

    private int entries() {
        return b.getInt(512 + 28);
    }

    private int block() {
        return b.getInt(512 + 32);
    }

    private int bitmap() {
        return (block() / 4096 + 511) / 512 * 512;
    }

    private long entry(int i) {
        return b.getInt((int) table() + 4 * i) & 0xFFFFFFFFL;
    }

    /// What is wrong; empty when the image is sound.
    public Optional<String> problem() {
        int end = d.length - 512;
        if (d.length % 512 != 0) return Optional.of("size " + d.length);
        if (!Arrays.equals(d, 0, 512, d, end, d.length)) return Optional.of("no footer at the end");
        if (sum(0, 512, 64) != b.getInt(64) || sum(512, 1024, 36) != b.getInt(512 + 36)) return Optional.of("checksum");
        long data = table() + (entries() * 4 + 511) / 512 * 512;
        TreeSet<Long> seen = new TreeSet<>();
        for (int i = 0; i < entries(); i++) {
            long at = entry(i) * 512;
            if (entry(i) == 0xFFFFFFFFL) continue;
            if (at < data || at + bitmap() + block() > end) return Optional.of("block " + i + " out of the file");
            if ((at - data) % (bitmap() + block()) != 0 || !seen.add(at))
                return Optional.of("block " + i + " overlaps");
        }
        return Optional.empty();
    }

    private int sum(int from, int count, int skip) {
        int sum = 0;
        for (int i = 0; i < count; i++) if (i < skip || i >= skip + 4) sum += d[from + i] & 0xFF;
        return ~sum;
    }

    /// The disk's content.
    public byte[] content() {
        byte[] raw = new byte[(int) b.getLong(48)];
        int sectors = block() / 512;
        for (int i = 0; i < raw.length / 512; i++) {
            long at = entry(i / sectors) * 512;
            int s = i % sectors;
            if (entry(i / sectors) == 0xFFFFFFFFL || (d[(int) at + s / 8] & 0x80 >> s % 8) == 0) continue;
            System.arraycopy(d, (int) at + bitmap() + s * 512, raw, i * 512, 512);
        }
        return raw;
    }
}
