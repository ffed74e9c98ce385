// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.util.List;
import java.util.Optional;
import org.enlighten.machine.GuestMemory;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// The bus driver of a root partition, as other drivers of its kernel and the platform see it. A bus of one partition
/// begins with [#open] and ends with [#close].
public interface HostBus {
    /// The driver that is one, by its id in the root's kernel.
    String DRIVER = "vmbusr";

    /// A partition may connect from now on.
    ///
    /// @param most the newest version that it gets
    void open(long partition, GuestMemory memory, VmbusVersion most);

    boolean isOpen(long partition);

    /// The version that the partition's guest speaks; empty while it is not connected.
    Optional<VmbusVersion> version(long partition);

    /// Offers a channel that `device` serves.
    HostChannel offer(long partition, Offer offer, HostDevice device);

    Optional<HostChannel> channel(int number);

    /// What a partition is offered now and not taken back, sub-channels included, by id.
    List<HostChannel> channels(long partition);

    /// The partition's processors were reset: every channel is closed, nobody is told on the other side.
    void reset(long partition);

    /// The partition is gone. Its channels are closed and forgotten.
    void close(long partition);
}
