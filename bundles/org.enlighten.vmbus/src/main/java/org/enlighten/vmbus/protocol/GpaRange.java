// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

import java.util.Arrays;
import org.enlighten.machine.GuestMemory;

/// A stretch of memory by the pages that it lies in: `bytes` from `offset` in the first page on.
///
/// @param offset less than 4096
/// @param pages page numbers, exactly those that are needed
public record GpaRange(int bytes, int offset, long[] pages) {
    /// Length and offset, before the page numbers.
    public static final int HEAD_BYTES = 8;

    /// A stretch of contiguous memory.
    public static GpaRange of(long gpa, int bytes) {
        long first = gpa / GuestMemory.PAGE_BYTES;
        int offset = (int) (gpa % GuestMemory.PAGE_BYTES);
        long[] pages = new long[(int) PacketLayout.pages(offset, bytes)];
        for (int i = 0; i < pages.length; i++) pages[i] = first + i;
        return new GpaRange(bytes, offset, pages);
    }

    public int encodedBytes() {
        return HEAD_BYTES + pages.length * Long.BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GpaRange(int b, int o, long[] p)
                && b == bytes
                && o == offset
                && Arrays.equals(p, pages);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pages) * 31 + bytes;
    }
}
