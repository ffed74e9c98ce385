// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// One step of a [Plan].
sealed interface Step {
    int phase();

    /// Applies a delta to what the medium has of a block, and writes that.
    record Put(int phase, long block, Delta delta) implements Step {}

    /// Data by reference, past the cache.
    record Write(int phase, long at, Slice data) implements Step {}

    record Read(int phase, long at, Slice into) implements Step {}

    /// Bytes that the run knew already; zeros when there are none.
    record Fill(int phase, Slice into, byte[] bytes) implements Step {}

    record Barrier(int phase) implements Step {}

    record Flush(int phase) implements Step {}

    /// Whether the medium changes.
    default boolean changes() {
        return this instanceof Put || this instanceof Write;
    }

    /// Whether it stands alone: everything before it has ended, nothing after it has begun.
    default boolean alone() {
        return this instanceof Barrier;
    }

    /// A step as it is saved.
    record State(String kind, int phase, long at, Slice.State data, byte[] bytes) {
        Step in(Memories memories) {
            return switch (kind) {
                case "put" -> new Put(phase, at, Delta.restored(bytes));
                case "write" -> new Write(phase, at, data.in(memories));
                case "read" -> new Read(phase, at, data.in(memories));
                case "fill" -> new Fill(phase, data.in(memories), bytes);
                case "barrier" -> new Barrier(phase);
                case "flush" -> new Flush(phase);
                default -> throw new IllegalStateException("no step is called '" + kind + "'");
            };
        }
    }

    Slice NO_DATA = Slice.of(new byte[0]);
    byte[] NO_BYTES = new byte[0];

    default State save() {
        return switch (this) {
            case Put(int p, long block, Delta delta) -> new State("put", p, block, NO_DATA.save(), delta.save());
            case Write(int p, long at, Slice data) -> new State("write", p, at, data.save(), NO_BYTES);
            case Read(int p, long at, Slice into) -> new State("read", p, at, into.save(), NO_BYTES);
            case Fill(int p, Slice into, byte[] bytes) -> new State("fill", p, 0, into.save(), bytes);
            case Barrier(int p) -> new State("barrier", p, 0, NO_DATA.save(), NO_BYTES);
            case Flush(int p) -> new State("flush", p, 0, NO_DATA.save(), NO_BYTES);
        };
    }
}
