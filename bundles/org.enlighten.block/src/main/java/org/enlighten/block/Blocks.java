// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// What one run of an operation sees: cached metadata under a private overlay, and the plan it makes. Offsets are
/// bytes of the layer below. A read of metadata that is not cached ends the run; it starts again from the top when
/// the block has come. Metadata beyond the end of the layer below ends the run with CORRUPT.
public interface Blocks {
    int u8(long at);

    int u16le(long at);

    long u32le(long at);

    long u64le(long at);

    int u16be(long at);

    long u32be(long at);

    long u64be(long at);

    /// Metadata as bytes.
    byte[] bytes(long at, int count);

    /// Says that metadata in this range will be read from here to its end: a miss in it fetches more than the one
    /// group of blocks.
    void expect(long at, long count);

    /// A metadata change, in the current phase. What lies in one 512-byte block reaches the medium whole or not at
    /// all; what crosses into the next is two changes.
    void put(long at, byte... value);

    default void put16le(long at, int v) {
        put(at, (byte) v, (byte) (v >> 8));
    }

    default void put32le(long at, long v) {
        put(at, (byte) v, (byte) (v >> 8), (byte) (v >> 16), (byte) (v >> 24));
    }

    default void put32be(long at, long v) {
        put(at, (byte) (v >> 24), (byte) (v >> 16), (byte) (v >> 8), (byte) v);
    }

    /// A whole block (512 bytes at a multiple of 512) becomes zeros; its old content is not fetched.
    void fresh(long at);

    /// What a format keeps beside its blocks (end of file, allocation hint): overlaid, part of conflicts, saved.
    long register(int index);

    void register(int index, long value);

    /// Data past the cache, whole sectors, done by the plan.
    void read(long at, Slice into);

    /// Data past the cache, whole sectors, by reference: its bytes must stay as they are until the answer.
    void write(long at, Slice data);

    void zero(Slice into);

    /// Bytes that this run knows, such as the part of a sector that came as metadata; copied by the plan.
    void fill(Slice into, byte[] bytes);

    /// All of a lower phase is ordered on the medium before anything of a higher one; inside a phase there is no
    /// order. Phases may be named in any sequence.
    void phase(int phase);

    /// Makes durable what was completed before this operation.
    void flush();

    /// Orders what was completed before this operation before what comes later.
    void order();
}
