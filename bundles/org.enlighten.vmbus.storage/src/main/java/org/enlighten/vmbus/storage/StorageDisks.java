// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage;

import java.util.List;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.vmbus.Offer;

/// What the provider needs of whoever owns the disks. Everything is asked and answered in the root's kernel.
public interface StorageDisks {
    /// Who gets the ends of transfers.
    interface Client {
        /// May be called from outside of any routine.
        void completed(long tag, Outcome outcome);
    }

    /// A provider was made, or made anew from its saved state: it is the one that is answered from now on.
    void attach(Client client);

    /// The disks behind a channel, in the order of their addresses; asked when the guest opens it.
    List<StorageUnit> units(long partition, Offer offer);

    /// Further channels that a controller of this partition may have.
    int subChannelsMost(long partition);

    /// Moves data between a disk and memory, or makes durable what was moved. Answered by [Client#completed] with the
    /// same tag exactly once, never from within this call: when the disk is gone, with a failure.
    ///
    /// @param cause the request it serves, for the trace alone
    void submit(long partition, int disk, long tag, BlockRequest request, long cause);
}
