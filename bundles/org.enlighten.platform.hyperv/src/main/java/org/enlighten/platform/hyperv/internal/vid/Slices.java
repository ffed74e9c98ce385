// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vid;

import org.enlighten.block.Slice;

/// Numbers in a caller's memory.
final class Slices {
    private Slices() {}

    /// Little-endian; the caller's slice is long enough, or the answer is "never".
    static long u64(Slice memory, int at) {
        if (memory.length() < at + 8) return Long.MAX_VALUE;
        byte[] bytes = memory.part(at, 8).toBytes();
        long value = 0;
        for (int i = 7; i >= 0; i--) value = value << 8 | bytes[i] & 0xFF;
        return value;
    }
}
