// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.MacAddress;

/// Who holds a stack. Called from within calls to the stack.
public interface StackClient {
    /// A frame, without padding and check sequence, is to go out through an adapter.
    void transmit(int adapter, byte[] frame);

    /// What somebody waits for at a socket may have come: ask again.
    void ready(int socket);

    /// Another station says that it has an address of ours.
    default void conflict(int adapter, Ipv4Address address, MacAddress other) {}
}
