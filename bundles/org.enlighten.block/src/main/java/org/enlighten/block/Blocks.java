// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// What one run of an operation sees: cached metadata under a private overlay, and the plan it makes. Offsets are
/// bytes of the layer below. A read of metadata that is not cached ends the run; it starts again from the top when
/// the block has come.
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

    /// One metadata change within one 512-byte block, in the current phase.
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

    void write(long at, Slice data);

    void zero(Slice into);

    /// All of a lower phase is ordered on the medium before anything of a higher one; inside a phase there is no
    /// order. Phases may be named in any sequence.
    void phase(int phase);

    /// Makes durable what was completed before this operation.
    void flush();

    /// Orders what was completed before this operation before what comes later.
    void order();
}
