// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

/// A packet's descriptor: type u16@0, where the payload begins u16@2 and where the packet ends u16@4, both in units of
/// 8 bytes from its beginning, flags u16@6, transaction id u64@8; then, by type, what names the data; then the
/// payload, zeros up to a multiple of 8, and the trailer, which is not counted.
///
/// GPA direct: reserved u32@16, number of ranges u32@20, ranges: length u32, offset in the first page u32, page
/// numbers u64. Transfer pages: set id u16@16, reserved u16@18, number of ranges u32@20, ranges: length u32, offset in
/// the buffer u32.
public final class PacketLayout {
    public static final int DESCRIPTOR_BYTES = 16;
    /// Of a GPA direct or transfer pages packet, before the ranges.
    public static final int RANGES_AT = 24;
    public static final int TRANSACTION = 8;
    public static final int SET = 16;
    public static final int RANGE_COUNT = 20;
    /// Flag: the receiver is to answer with a completion.
    public static final int WANTS_COMPLETION = 1;
    /// A length of 16 bits counts units of 8 bytes.
    public static final int BYTES_MAX = 0xFFFF * 8;

    private PacketLayout() {}

    public static int aligned(int bytes) {
        return (bytes + 7) & ~7;
    }

    /// The first eight bytes of a descriptor.
    public static long head(int type, int dataAt, int bytes, int flags) {
        return type & 0xFFFFL | (dataAt >>> 3 & 0xFFFFL) << 16 | (bytes >>> 3 & 0xFFFFL) << 32 | (long) flags << 48;
    }

    public static int type(long head) {
        return (int) head & 0xFFFF;
    }

    public static int dataAt(long head) {
        return ((int) (head >>> 16) & 0xFFFF) << 3;
    }

    public static int bytes(long head) {
        return ((int) (head >>> 32) & 0xFFFF) << 3;
    }

    public static int flags(long head) {
        return (int) (head >>> 48);
    }

    /// Pages that a range covers.
    public static long pages(long offset, long bytes) {
        return (offset + bytes + 4095) >>> 12;
    }
}
