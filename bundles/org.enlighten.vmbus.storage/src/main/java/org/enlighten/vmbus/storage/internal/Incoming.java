// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.internal;

import java.util.List;
import org.enlighten.block.Slice;
import org.enlighten.vmbus.storage.protocol.Srb;

/// A guest's request for a disk, checked as far as it can be without asking the disk.
///
/// @param packet the guest's, which becomes the answer
/// @param cdb the command alone
/// @param room bytes that may be moved
/// @param memory the guest's buffer, in order
record Incoming(
        int channel,
        long transaction,
        boolean answered,
        byte[] packet,
        Srb srb,
        byte[] cdb,
        long room,
        List<Slice> memory,
        long cause) {
    /// Puts data into the buffer, as much as fits; how much that was.
    int fill(byte[] data) {
        int bytes = (int) Math.min(data.length, room);
        int done = 0;
        for (Slice piece : memory) {
            int n = Math.min(piece.length(), bytes - done);
            if (n > 0) piece.part(0, n).fill(data, done);
            done += Math.max(0, n);
        }
        return bytes;
    }
}
