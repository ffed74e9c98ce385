// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Who has an address, or that somebody has it (RFC 826), for IPv4 on Ethernet. 28 bytes; what follows is padding.
public record ArpPacket(
        Operation operation,
        MacAddress senderHardware,
        Ipv4Address sender,
        MacAddress targetHardware,
        Ipv4Address target) {
    /// Numbered from 1 on the wire.
    public enum Operation {
        REQUEST,
        REPLY
    }

    private static final int BYTES = 28;
    private static final long ETHERNET_IPV4 = 0x0001_0800_06_04L;
    private static final int OPERATION_AT = 6;
    private static final int SENDER_AT = 8;
    private static final int TARGET_AT = 18;

    public static Optional<ArpPacket> decode(byte[] bytes) {
        if (bytes.length < BYTES) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(bytes);
        int operation = b.getShort(OPERATION_AT);
        if (b.getLong(0) >>> 16 != ETHERNET_IPV4 || operation < 1 || operation > 2) return Optional.empty();
        MacAddress senderHardware = MacAddress.at(bytes, SENDER_AT);
        if (senderHardware.isGroup()) return Optional.empty();
        return Optional.of(new ArpPacket(
                Operation.values()[operation - 1],
                senderHardware,
                new Ipv4Address(b.getInt(SENDER_AT + MacAddress.BYTES)),
                MacAddress.at(bytes, TARGET_AT),
                new Ipv4Address(b.getInt(TARGET_AT + MacAddress.BYTES))));
    }

    public byte[] encode() {
        byte[] bytes = new byte[BYTES];
        ByteBuffer b = ByteBuffer.wrap(bytes);
        b.putLong(0, ETHERNET_IPV4 << 16 | operation.ordinal() + 1);
        senderHardware.put(bytes, SENDER_AT);
        b.putInt(SENDER_AT + MacAddress.BYTES, sender.bits());
        targetHardware.put(bytes, TARGET_AT);
        b.putInt(TARGET_AT + MacAddress.BYTES, target.bits());
        return bytes;
    }
}
