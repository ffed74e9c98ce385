// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.Arrays;

/// Changes to one block, in the order they were made, as runs of `offset (2 bytes), length (2 bytes), bytes`. A
/// change that follows the one before it directly joins it.
final class Delta {
    private static final int HEADER = 4;
    private byte[] runs;
    private int used;
    private int last = -1;

    Delta() {
        runs = new byte[HEADER + 8];
    }

    private Delta(byte[] saved) {
        runs = saved;
        used = saved.length;
    }

    static Delta restored(byte[] saved) {
        return new Delta(saved);
    }

    void add(int offset, byte[] from, int at, int count) {
        boolean joins = last >= 0 && u16(last) + u16(last + 2) == offset;
        int needed = used + count + (joins ? 0 : HEADER);
        if (needed > runs.length) runs = Arrays.copyOf(runs, Math.max(needed, runs.length * 2));
        if (joins) {
            set16(last + 2, u16(last + 2) + count);
        } else {
            last = used;
            set16(last, offset);
            set16(last + 2, count);
            used += HEADER;
        }
        System.arraycopy(from, at, runs, used, count);
        used += count;
    }

    void applyTo(byte[] block) {
        for (int at = 0; at < used; ) {
            int count = u16(at + 2);
            System.arraycopy(runs, at + HEADER, block, u16(at), count);
            at += HEADER + count;
        }
    }

    byte[] save() {
        return Arrays.copyOf(runs, used);
    }

    private int u16(int at) {
        return (runs[at] & 0xFF) << 8 | runs[at + 1] & 0xFF;
    }

    private void set16(int at, int value) {
        runs[at] = (byte) (value >> 8);
        runs[at + 1] = (byte) value;
    }
}
