// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.util.List;
import java.util.Optional;
import org.enlighten.block.Slice;
import org.enlighten.vmbus.protocol.GpaRange;

/// The host's end of a channel.
public interface HostChannel extends Channel {
    /// Unique on the host's bus, stable over save and restore: how [HostBus#channel] finds it.
    int number();

    /// The partition that it is offered to.
    long partition();

    /// The 120 bytes that came with the guest's request to open.
    byte[] openData();

    /// Pieces of the guest's memory, by reference, in order; empty when the range reaches outside of it.
    Optional<List<Slice>> memory(GpaRange range);

    /// A buffer that the guest shared on this channel and has not taken back.
    Optional<SharedBuffer> buffer(int id);

    /// Offers a further channel of the same device; served by the same device. A guest may have asked for it: empty
    /// when
    /// the index is less than 1 or taken, or no channel more can be offered.
    Optional<HostChannel> offerSubChannel(int index);

    /// The device has finished what it had under way when the channel was closed, and touches the guest's memory no
    /// more.
    void finished();

    /// Takes the offer back, and those of its sub-channels; an open channel is closed first.
    void rescind();
}
