// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// Something that stores bytes: a host file, a disk format on one, a partition of a disk. The same above and below,
/// so layers nest. Runs on the simulation's thread.
public interface BlockLayer {
    /// Wires the one client that gets the answers; called once, before the first request.
    void attach(BlockClient client);

    long sizeBytes();

    /// Each tag is answered exactly once, by [BlockClient#completed], never from within this call. Tags are the
    /// client's own. Requests come from guests at last: any offset outside is answered OUT_OF_RANGE.
    ///
    /// @param cause the request or job it serves, for the trace alone; 0 when none
    void submit(long tag, BlockRequest request, long cause);
}
