// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.driver;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Saved;

/// One request in a device's queue.
///
/// @param id unique in its kernel
/// @param cause what it serves, for the trace alone
public record IoRequest(long id, long cause, Function function) {
    /// What is asked of the device.
    public sealed interface Function {
        /// A block device's business.
        record Block(BlockRequest request) implements Function {}

        /// Bytes to a character device (console, serial line).
        record Put(Slice data) implements Function {}

        /// Bytes from a character device: completes with the number that came.
        record Get(Slice into) implements Function {}

        /// A device's own function.
        record Control(int code, Saved argument, Slice buffer) implements Function {}
    }
}
