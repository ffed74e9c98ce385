// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// A segment (RFC 9293, 3.1).
///
/// ```text
/// | source port 2 | destination port 2 | sequence 4 | acknowledgement 4 |
/// | header words 4 bits, flags | window 2 | checksum 2 | urgent 2 | options … | data …
/// ```
///
/// @param flags of [#FIN], [#SYN], [#RST], [#PSH], [#ACK]
/// @param window as in the header, not scaled
/// @param maxSegment what the sender takes in one segment (option 2); 0 when it does not say
/// @param windowShift bits by which its windows are scaled (option 3, RFC 7323); -1 when it does not say
public record TcpSegment(
        int sourcePort,
        int destinationPort,
        int sequence,
        int acknowledgement,
        int flags,
        int window,
        int maxSegment,
        int windowShift,
        byte[] data) {
    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int PSH = 0x08;
    public static final int ACK = 0x10;
    public static final int HEADER_BYTES = 20;

    private static final int SEQUENCE_AT = 4;
    private static final int ACKNOWLEDGEMENT_AT = 8;
    private static final int WORDS_AT = 12;
    private static final int FLAGS_AT = 13;
    private static final int WINDOW_AT = 14;
    private static final int CHECKSUM_AT = 16;
    private static final int FLAGS_KNOWN = 0x3F;

    private static final int OPTION_END = 0;
    private static final int OPTION_NONE = 1;
    private static final int OPTION_MAX_SEGMENT = 2;
    private static final int OPTION_WINDOW_SHIFT = 3;
    private static final int MAX_SEGMENT_BYTES = 4;
    private static final int WINDOW_SHIFT_BYTES = 3;
    private static final int WINDOW_SHIFT_MAX = 14;

    public boolean is(int flag) {
        return (flags & flag) != 0;
    }

    /// Sequence numbers it takes: its data, and one each for SYN and FIN.
    public int length() {
        return data.length + (is(SYN) ? 1 : 0) + (is(FIN) ? 1 : 0);
    }

    /// @param source, destination of the packet it came in, which its checksum covers
    public static Optional<TcpSegment> decode(byte[] bytes, Ipv4Address source, Ipv4Address destination) {
        if (bytes.length < HEADER_BYTES || checksum(bytes, source, destination) != 0) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(bytes);
        int header = (bytes[WORDS_AT] >>> 4 & 0xF) * 4;
        if (header < HEADER_BYTES || header > bytes.length) return Optional.empty();
        int maxSegment = 0;
        int windowShift = -1;
        for (int at = HEADER_BYTES; at < header && bytes[at] != OPTION_END; ) {
            int length = optionLength(bytes, at, header);
            if (length == 0) return Optional.empty();
            if (bytes[at] == OPTION_MAX_SEGMENT && length == MAX_SEGMENT_BYTES)
                maxSegment = b.getShort(at + 2) & 0xFFFF;
            if (bytes[at] == OPTION_WINDOW_SHIFT && length == WINDOW_SHIFT_BYTES)
                windowShift = Math.min(bytes[at + 2] & 0xFF, WINDOW_SHIFT_MAX);
            at += length;
        }
        return Optional.of(new TcpSegment(
                b.getShort(0) & 0xFFFF,
                b.getShort(2) & 0xFFFF,
                b.getInt(SEQUENCE_AT),
                b.getInt(ACKNOWLEDGEMENT_AT),
                bytes[FLAGS_AT] & FLAGS_KNOWN,
                b.getShort(WINDOW_AT) & 0xFFFF,
                maxSegment,
                windowShift,
                Arrays.copyOfRange(bytes, header, bytes.length)));
    }

    /// 0 when it does not fit into the header.
    private static int optionLength(byte[] bytes, int at, int header) {
        if (bytes[at] == OPTION_NONE) return 1;
        int length = at + 1 < header ? bytes[at + 1] & 0xFF : 0;
        return length >= 2 && at + length <= header ? length : 0;
    }

    public byte[] encode(Ipv4Address source, Ipv4Address destination) {
        int header = HEADER_BYTES + (maxSegment > 0 ? 4 : 0) + (windowShift >= 0 ? 4 : 0);
        byte[] bytes = new byte[header + data.length];
        ByteBuffer b = ByteBuffer.wrap(bytes);
        b.putShort((short) sourcePort).putShort((short) destinationPort);
        b.putInt(sequence).putInt(acknowledgement);
        b.put((byte) (header / 4 << 4))
                .put((byte) flags)
                .putShort((short) window)
                .putInt(0);
        if (maxSegment > 0)
            b.put((byte) OPTION_MAX_SEGMENT).put((byte) MAX_SEGMENT_BYTES).putShort((short) maxSegment);
        if (windowShift >= 0)
            b.put((byte) OPTION_NONE)
                    .put((byte) OPTION_WINDOW_SHIFT)
                    .put((byte) WINDOW_SHIFT_BYTES)
                    .put((byte) windowShift);
        b.put(data);
        b.putShort(CHECKSUM_AT, (short) checksum(bytes, source, destination));
        return bytes;
    }

    private static int checksum(byte[] bytes, Ipv4Address source, Ipv4Address destination) {
        return new Checksum()
                .addPseudoHeader(source, destination, Ipv4Packet.TCP, bytes.length)
                .add(bytes, 0, bytes.length)
                .value();
    }
}
