// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.driver;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Slice;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Saved;

/// One request in a device's queue.
///
/// @param id unique in its kernel
/// @param cause what it serves, for the trace alone
public record IoRequest(long id, long cause, Function function) {
    /// The most bytes of one [Function.Block]: a kernel splits what is longer, and hands a device with larger
    /// sectors whole ones only.
    public static final int BLOCK_BYTES_MAX = 64 * 1024;

    /// Code of a [Function.Control] to removable block devices, before a path on them is used: is the medium
    /// still the same? A driver whose medium changed calls [DriverContext#offerBlocks] again before it
    /// completes this one; it fails it with GONE when there is no medium, with INVALID when it cannot tell.
    /// The number is IOCTL_STORAGE_CHECK_VERIFY of `winioctl.h`.
    public static final int CHECK_MEDIUM = 0x2D4800;

    /// What is asked of the device.
    public sealed interface Function {
        /// A block device's business. Its data lies in physical memory: `at` is its address there.
        record Block(BlockRequest request) implements Function {}

        /// Bytes to a character device (console, serial line), or one frame to a network adapter.
        record Put(Slice data) implements Function {}

        /// Bytes from a character device: completes with the number that came.
        record Get(Slice into) implements Function {}

        /// One operation of a device that is a tree of files itself ([DriverContext#offerFiles]).
        record File(FileRequest request) implements Function {}

        /// A block request to one file of such a device, as kernel code makes it ([DriverContext#openFile]).
        record FileBlock(String path, BlockRequest request) implements Function {}

        /// A device's own function.
        record Control(int code, Saved argument, Slice buffer) implements Function {}
    }
}
