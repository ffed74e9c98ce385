// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

/// One end of a channel: what is sent here comes out at the other end, in order. Everything runs on the simulation's
/// thread.
public interface Channel {
    /// Its id on the wire, unique in its partition.
    int id();

    Offer offer();

    boolean isOpen();

    /// Sends a packet now. False when there is no room, or the channel is not open: nothing was sent, and when it is
    /// for
    /// want of room its user is told as soon as there is some.
    boolean send(Outgoing packet);
}
