// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import org.enlighten.simulation.Saved;

/// A request to a [BlockLayer]. Offsets are bytes, multiples of 512 for data.
public sealed interface BlockRequest extends Request {
    /// Reads `into.length()` bytes from `at`.
    record Read(long at, Slice into) implements BlockRequest {}

    /// Writes `data` to `at`; durable after a later [Flush], in any order before the next [Barrier].
    record Write(long at, Slice data) implements BlockRequest {}

    /// What was completed before is ordered on the medium before what is submitted later.
    record Barrier() implements BlockRequest {}

    /// What was completed when this was submitted is durable when this completes.
    record Flush() implements BlockRequest {}

    /// A request as it is saved.
    record State(String kind, long at, Slice.State data) {
        public BlockRequest in(Memories memories) {
            return switch (kind) {
                case "read" -> new Read(at, data.in(memories));
                case "write" -> new Write(at, data.in(memories));
                case "barrier" -> new Barrier();
                case "flush" -> new Flush();
                default -> throw new IllegalStateException("no block request is called '" + kind + "'");
            };
        }
    }

    default State state() {
        return switch (this) {
            case Read(long at, Slice into) -> new State("read", at, into.save());
            case Write(long at, Slice data) -> new State("write", at, data.save());
            case Barrier() -> new State("barrier", 0, Slice.of(new byte[0]).save());
            case Flush() -> new State("flush", 0, Slice.of(new byte[0]).save());
        };
    }

    @Override
    default Saved save() {
        return Saved.of(state());
    }
}
