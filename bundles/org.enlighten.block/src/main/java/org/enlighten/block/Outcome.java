// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import org.enlighten.simulation.Saved;

/// How a request ended.
public sealed interface Outcome {
    Outcome DONE = new Done(0, Saved.NOTHING);

    /// @param value a number the request asks for: bytes done, a length
    /// @param detail a record the request asks for, such as a listing; [Saved#NOTHING] otherwise
    record Done(long value, Saved detail) implements Outcome {}

    /// @param message a sentence: what is wrong with what
    record Failed(Failure failure, String message) implements Outcome {}

    /// Kinds of failure that callers tell apart.
    enum Failure {
        OUT_OF_RANGE,
        NOT_FOUND,
        EXISTS,
        NO_SPACE,
        READ_ONLY,
        NOT_EMPTY,
        INVALID,
        /// The layer's own structures make no sense.
        CORRUPT,
        MEDIUM_ERROR,
        /// The medium went away.
        GONE
    }

    static Outcome done(long value) {
        return new Done(value, Saved.NOTHING);
    }

    /// The answer to a request that reaches outside of a layer.
    static Failed outOfRange(long at, long length, long sizeBytes) {
        return new Failed(
                Failure.OUT_OF_RANGE,
                "The range lies outside of the medium: at=%d, length=%d, size=%d.".formatted(at, length, sizeBytes));
    }

    default boolean isDone() {
        return this instanceof Done;
    }
}
