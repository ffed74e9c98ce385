// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// A frame without its check sequence: destination 6, source 6, type 2, payload (RFC 894).
public record EthernetFrame(MacAddress destination, MacAddress source, int type, byte[] payload) {
    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int HEADER_BYTES = 14;

    private static final int SOURCE_AT = 6;
    private static final int TYPE_AT = 12;

    public static Optional<EthernetFrame> decode(byte[] frame) {
        if (frame.length < HEADER_BYTES) return Optional.empty();
        MacAddress source = MacAddress.at(frame, SOURCE_AT);
        if (source.isGroup()) return Optional.empty();
        int type = ByteBuffer.wrap(frame).getShort(TYPE_AT) & 0xFFFF;
        byte[] payload = Arrays.copyOfRange(frame, HEADER_BYTES, frame.length);
        return Optional.of(new EthernetFrame(MacAddress.at(frame, 0), source, type, payload));
    }

    public byte[] encode() {
        byte[] frame = new byte[HEADER_BYTES + payload.length];
        destination.put(frame, 0);
        source.put(frame, SOURCE_AT);
        ByteBuffer.wrap(frame).putShort(TYPE_AT, (short) type);
        System.arraycopy(payload, 0, frame, HEADER_BYTES, payload.length);
        return frame;
    }
}
