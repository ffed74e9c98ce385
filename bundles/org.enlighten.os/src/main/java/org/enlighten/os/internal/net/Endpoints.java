// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.Ipv4Packet;

/// Both ends of a datagram, as the beginning of its packet says that comes back with an error. Only so much of it is
/// there that no checksum can be verified.
record Endpoints(Endpoint source, Endpoint destination) {
    private static final int PROTOCOL_AT = 9;
    private static final int SOURCE_AT = 12;
    private static final int DESTINATION_AT = 16;
    private static final int PORTS_BYTES = 4;

    static Optional<Endpoints> ofQuoted(byte[] bytes) {
        if (bytes.length < Ipv4Packet.HEADER_BYTES || bytes[PROTOCOL_AT] != Ipv4Packet.UDP) return Optional.empty();
        int header = (bytes[0] & 0xF) * 4;
        if (header < Ipv4Packet.HEADER_BYTES || header + PORTS_BYTES > bytes.length) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(bytes);
        return Optional.of(new Endpoints(
                new Endpoint(new Ipv4Address(b.getInt(SOURCE_AT)), b.getShort(header) & 0xFFFF),
                new Endpoint(new Ipv4Address(b.getInt(DESTINATION_AT)), b.getShort(header + 2) & 0xFFFF)));
    }
}
