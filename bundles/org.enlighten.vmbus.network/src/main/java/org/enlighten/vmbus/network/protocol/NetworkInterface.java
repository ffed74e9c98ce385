// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

import java.util.UUID;

/// A synthetic network adapter on the bus: one offer each, without pipe headers.
public final class NetworkInterface {
    public static final UUID TYPE = UUID.fromString("f8615163-df3e-46c5-913f-f2d2f965ed0e");
    /// By which a guest names its receive buffer.
    public static final int RECEIVE_BUFFER = 0xCAFE;
    public static final int SEND_BUFFER = 0;
    /// Of one section of the send buffer.
    public static final int SECTION_BYTES = 6_144;
    /// The end of a piece of the receive buffer that is left alone: guests have used it for themselves.
    public static final int PIECE_TAIL_BYTES = 36;

    private NetworkInterface() {}
}
