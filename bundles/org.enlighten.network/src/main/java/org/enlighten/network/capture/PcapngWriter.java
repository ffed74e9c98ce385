// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes one section of a pcapng file, little-endian: a section header, an interface description before its first
/// packet, enhanced packets.
///
/// ```text
/// | block type 4 | total length 4 | body … | options … | total length 4 |    all padded to 4
/// ```
public final class PcapngWriter {
    private static final int SECTION = 0x0A0D0D0A;
    private static final int INTERFACE = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER = 0x1A2B3C4D;
    private static final int ETHERNET = 1;
    /// Length of a section that is not known in advance.
    private static final long UNKNOWN = -1;

    private static final int SECTION_APPLICATION = 4;
    private static final int INTERFACE_NAME = 2;
    private static final int INTERFACE_DESCRIPTION = 3;
    private static final int INTERFACE_SPEED = 8;
    private static final int INTERFACE_RESOLUTION = 9;
    private static final byte NANOSECONDS = 9;
    private static final int PACKET_FLAGS = 2;
    private static final int INBOUND = 1;
    private static final int OUTBOUND = 2;

    private static final String APPLICATION = "Enlighten";
    private static final int FIXED_BYTES = 12;
    private static final int SMALL_BYTES = 1 << 12;

    private final OutputStream out;
    private int interfaces;

    public PcapngWriter(OutputStream out) throws IOException {
        this.out = out;
        ByteBuffer body = body(SMALL_BYTES);
        body.putInt(BYTE_ORDER).putShort((short) 1).putShort((short) 0).putLong(UNKNOWN);
        option(body, SECTION_APPLICATION, utf8(APPLICATION));
        end(body);
        block(SECTION, body);
    }

    /// @param bitsPerSecond 0 when it has no limit
    /// @return the number by which packets name it
    public int describe(String name, String description, long bitsPerSecond) throws IOException {
        ByteBuffer body = body(SMALL_BYTES);
        body.putShort((short) ETHERNET).putShort((short) 0).putInt(0);
        option(body, INTERFACE_NAME, utf8(name));
        option(body, INTERFACE_DESCRIPTION, utf8(description));
        if (bitsPerSecond > 0)
            option(
                    body,
                    INTERFACE_SPEED,
                    body(Long.BYTES).putLong(bitsPerSecond).array());
        option(body, INTERFACE_RESOLUTION, new byte[] {NANOSECONDS});
        end(body);
        block(INTERFACE, body);
        return interfaces++;
    }

    /// @param sent by the interface's owner; otherwise received
    public void packet(int onInterface, long atNs, byte[] frame, boolean sent) throws IOException {
        ByteBuffer body = body(frame.length + 64);
        body.putInt(onInterface).putInt((int) (atNs >>> 32)).putInt((int) atNs);
        body.putInt(frame.length).putInt(frame.length).put(frame);
        pad(body);
        option(
                body,
                PACKET_FLAGS,
                body(Integer.BYTES).putInt(sent ? OUTBOUND : INBOUND).array());
        end(body);
        block(ENHANCED_PACKET, body);
    }

    private void block(int type, ByteBuffer body) throws IOException {
        int total = body.position() + FIXED_BYTES;
        ByteBuffer block = body(total);
        block.putInt(type).putInt(total).put(body.flip()).putInt(total);
        out.write(block.array());
    }

    private static void option(ByteBuffer body, int code, byte[] value) {
        body.putShort((short) code).putShort((short) value.length).put(value);
        pad(body);
    }

    private static void end(ByteBuffer body) {
        body.putInt(0);
    }

    private static void pad(ByteBuffer body) {
        while (body.position() % 4 != 0) body.put((byte) 0);
    }

    private static ByteBuffer body(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Names are short; one that is not is cut.
    private static byte[] utf8(String text) {
        String shown = text.length() > 255 ? text.substring(0, 255) : text;
        return shown.getBytes(StandardCharsets.UTF_8);
    }
}
