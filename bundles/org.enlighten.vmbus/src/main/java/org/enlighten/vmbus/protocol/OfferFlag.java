// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

/// Bits of an offer's flags.
public final class OfferFlag {
    /// The guest's system may show the device by its interface.
    public static final int ENUMERATE = 0x0001;
    /// Every payload begins with the header of a pipe: u32 type, u32 length of what follows.
    public static final int PIPE = 0x0010;
    /// A connection of a socket.
    public static final int SOCKET = 0x2000;

    private OfferFlag() {}
}
