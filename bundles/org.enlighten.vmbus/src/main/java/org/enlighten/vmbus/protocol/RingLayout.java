// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

/// A ring: one control page, then the data, a whole number of pages. Indices are byte offsets into the data, multiples
/// of 8. One ring goes each way; both lie in one list of pages, that to the host first.
///
/// ```
/// control page   0  u32 in: where the next packet goes          written by the producer
///                4  u32 out: where the next packet is taken      written by the consumer
///                8  u32 1: the consumer wants no signal          written by the consumer
///               12  u32 free bytes that a blocked producer needs written by the producer
///               64  u32 bit 0: 12 is meant                       written by the producer
/// ```
///
/// Eight bytes always stay free, so that `in == out` means empty. A packet may lie across the end, and goes on at 0.
public final class RingLayout {
    public static final int IN = 0;
    public static final int OUT = 4;
    public static final int INTERRUPT_MASK = 8;
    public static final int PENDING_SEND = 12;
    public static final int FEATURES = 64;
    /// Of [#FEATURES]: the producer says in [#PENDING_SEND] what it waits for.
    public static final int HAS_PENDING_SEND = 1;
    public static final int ALIGNMENT = 8;
    /// Behind each packet: 0 u32, the offset at which it begins u32.
    public static final int TRAILER_BYTES = 8;
    /// Bytes that are never used.
    public static final int RESERVE_BYTES = 8;

    private RingLayout() {}

    /// Bytes that lie between `out` and `in`.
    public static int used(int in, int out, int size) {
        return in >= out ? in - out : size - (out - in);
    }

    /// Bytes that may be written.
    public static int writable(int in, int out, int size) {
        return size - used(in, out, size) - RESERVE_BYTES;
    }

    /// Whether a number read from memory is an index.
    public static boolean isIndex(int index, int size) {
        return index >= 0 && index < size && (index & (ALIGNMENT - 1)) == 0;
    }
}
