// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Slice;

/// What a drive asks of the medium behind it; answered exactly once by [Motherboard#completed] with its tag.
///
/// @param tag unique for this motherboard as long as it lives
/// @param drive 0 primary master, 1 primary slave, 2 secondary master, 3 secondary slave
/// @param offsetBytes a multiple of 512; inside the medium, because the drive has checked it
/// @param data a piece of the channel's named buffer; empty for FLUSH. Neither side changes it until the answer
/// @param cause the access that set it off serves this request, for the trace alone
public record DiskTransfer(long tag, int drive, Kind kind, long offsetBytes, Slice data, long cause) {
    /// Which way the data goes.
    public enum Kind {
        READ,
        WRITE,
        FLUSH
    }

    /// The same as a block layer is asked it.
    public BlockRequest request() {
        return switch (kind) {
            case READ -> new BlockRequest.Read(offsetBytes, data);
            case WRITE -> new BlockRequest.Write(offsetBytes, data);
            case FLUSH -> new BlockRequest.Flush();
        };
    }
}
