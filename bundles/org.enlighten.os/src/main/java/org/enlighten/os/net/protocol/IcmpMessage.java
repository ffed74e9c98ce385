// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// A control message (RFC 792): type 1, code 1, checksum 2, identifier 2, sequence number 2, data. In those that
/// report an error, identifier and sequence number are 0 and the data is the beginning of the packet in question.
public record IcmpMessage(int type, int code, int identifier, int sequence, byte[] data) {
    public static final int ECHO_REPLY = 0;
    public static final int UNREACHABLE = 3;
    public static final int ECHO_REQUEST = 8;
    /// Code of [#UNREACHABLE].
    public static final int PORT_UNREACHABLE = 3;

    public static final int HEADER_BYTES = 8;

    private static final int CHECKSUM_AT = 2;
    private static final int IDENTIFIER_AT = 4;
    private static final int SEQUENCE_AT = 6;

    public static Optional<IcmpMessage> decode(byte[] bytes) {
        if (bytes.length < HEADER_BYTES) return Optional.empty();
        if (new Checksum().add(bytes, 0, bytes.length).value() != 0) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(bytes);
        return Optional.of(new IcmpMessage(
                bytes[0] & 0xFF,
                bytes[1] & 0xFF,
                b.getShort(IDENTIFIER_AT) & 0xFFFF,
                b.getShort(SEQUENCE_AT) & 0xFFFF,
                Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length)));
    }

    public byte[] encode() {
        byte[] bytes = new byte[HEADER_BYTES + data.length];
        ByteBuffer b = ByteBuffer.wrap(bytes);
        b.put(0, (byte) type).put(1, (byte) code);
        b.putShort(IDENTIFIER_AT, (short) identifier).putShort(SEQUENCE_AT, (short) sequence);
        System.arraycopy(data, 0, bytes, HEADER_BYTES, data.length);
        b.putShort(
                CHECKSUM_AT, (short) new Checksum().add(bytes, 0, bytes.length).value());
        return bytes;
    }
}
