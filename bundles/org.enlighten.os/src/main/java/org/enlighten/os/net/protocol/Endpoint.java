// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

/// One end of a conversation.
///
/// @param port 0 to 65535; 0: any
public record Endpoint(Ipv4Address address, int port) {
    public static final Endpoint ANY = new Endpoint(Ipv4Address.ANY, 0);

    public Endpoint {
        if (port < 0 || port > 0xFFFF) throw new IllegalArgumentException("a port is 0 to 65535: " + port);
    }

    @Override
    public String toString() {
        return address + ":" + port;
    }
}
