// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// A datagram (RFC 768): ports 2 and 2, length 2, checksum 2 (0: none), data.
public record UdpDatagram(int sourcePort, int destinationPort, byte[] data) {
    public static final int HEADER_BYTES = 8;

    private static final int DESTINATION_AT = 2;
    private static final int LENGTH_AT = 4;
    private static final int CHECKSUM_AT = 6;

    /// @param source, destination of the packet it came in, which its checksum covers
    public static Optional<UdpDatagram> decode(byte[] bytes, Ipv4Address source, Ipv4Address destination) {
        if (bytes.length < HEADER_BYTES) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(bytes);
        int length = b.getShort(LENGTH_AT) & 0xFFFF;
        if (length < HEADER_BYTES || length > bytes.length) return Optional.empty();
        boolean checked = b.getShort(CHECKSUM_AT) != 0;
        if (checked && checksum(bytes, length, source, destination) != 0) return Optional.empty();
        return Optional.of(new UdpDatagram(
                b.getShort(0) & 0xFFFF,
                b.getShort(DESTINATION_AT) & 0xFFFF,
                Arrays.copyOfRange(bytes, HEADER_BYTES, length)));
    }

    public byte[] encode(Ipv4Address source, Ipv4Address destination) {
        byte[] bytes = new byte[HEADER_BYTES + data.length];
        ByteBuffer b = ByteBuffer.wrap(bytes);
        b.putShort(0, (short) sourcePort).putShort(DESTINATION_AT, (short) destinationPort);
        b.putShort(LENGTH_AT, (short) bytes.length);
        System.arraycopy(data, 0, bytes, HEADER_BYTES, data.length);
        int checksum = checksum(bytes, bytes.length, source, destination);
        b.putShort(CHECKSUM_AT, (short) (checksum == 0 ? 0xFFFF : checksum));
        return bytes;
    }

    private static int checksum(byte[] bytes, int length, Ipv4Address source, Ipv4Address destination) {
        return new Checksum()
                .addPseudoHeader(source, destination, Ipv4Packet.UDP, length)
                .add(bytes, 0, length)
                .value();
    }
}
