// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// A packet (RFC 791). Options are passed over; ours have none. What follows the packet's own length is padding.
///
/// @param identification 16 bits
/// @param fragmented it is a part of a longer one
public record Ipv4Packet(
        int identification,
        boolean fragmented,
        int timeToLive,
        int protocol,
        Ipv4Address source,
        Ipv4Address destination,
        byte[] payload) {
    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int HEADER_BYTES = 20;

    private static final int VERSION = 4;
    private static final int LENGTH_AT = 2;
    private static final int IDENTIFICATION_AT = 4;
    private static final int FRAGMENT_AT = 6;
    private static final int TIME_TO_LIVE_AT = 8;
    private static final int PROTOCOL_AT = 9;
    private static final int CHECKSUM_AT = 10;
    private static final int SOURCE_AT = 12;
    private static final int DESTINATION_AT = 16;
    private static final int DO_NOT_FRAGMENT = 0x4000;
    /// More fragments, and the offset of this one.
    private static final int FRAGMENT_MASK = 0x3FFF;

    public static Optional<Ipv4Packet> decode(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] >> 4 != VERSION) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(bytes);
        int header = (bytes[0] & 0xF) * 4;
        int length = b.getShort(LENGTH_AT) & 0xFFFF;
        if (header < HEADER_BYTES || header > length || length > bytes.length) return Optional.empty();
        if (new Checksum().add(bytes, 0, header).value() != 0) return Optional.empty();
        return Optional.of(new Ipv4Packet(
                b.getShort(IDENTIFICATION_AT) & 0xFFFF,
                (b.getShort(FRAGMENT_AT) & FRAGMENT_MASK) != 0,
                bytes[TIME_TO_LIVE_AT] & 0xFF,
                bytes[PROTOCOL_AT] & 0xFF,
                new Ipv4Address(b.getInt(SOURCE_AT)),
                new Ipv4Address(b.getInt(DESTINATION_AT)),
                Arrays.copyOfRange(bytes, header, length)));
    }

    /// Not to be fragmented on its way.
    public byte[] encode() {
        byte[] bytes = new byte[HEADER_BYTES + payload.length];
        ByteBuffer b = ByteBuffer.wrap(bytes);
        b.put(0, (byte) (VERSION << 4 | HEADER_BYTES / 4));
        b.putShort(LENGTH_AT, (short) bytes.length);
        b.putShort(IDENTIFICATION_AT, (short) identification);
        b.putShort(FRAGMENT_AT, (short) DO_NOT_FRAGMENT);
        b.put(TIME_TO_LIVE_AT, (byte) timeToLive);
        b.put(PROTOCOL_AT, (byte) protocol);
        b.putInt(SOURCE_AT, source.bits());
        b.putInt(DESTINATION_AT, destination.bits());
        b.putShort(
                CHECKSUM_AT, (short) new Checksum().add(bytes, 0, HEADER_BYTES).value());
        System.arraycopy(payload, 0, bytes, HEADER_BYTES, payload.length);
        return bytes;
    }
}
