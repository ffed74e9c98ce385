// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A message between a host that wants an address and a server that has some (RFC 2131, 2132).
///
/// ```text
/// | op 1 | hardware type 1 | hardware length 1 | hops 1 | transaction 4 | seconds 2 | flags 2 |
/// | client 4 | yours 4 | next server 4 | relay 4 | hardware address 16 | server name 64 | file 128 | cookie 4 |
/// options …
/// ```
///
/// @param fromClient op 1; otherwise from a server, op 2
/// @param broadcast the client cannot take what is sent to an address it does not have yet
/// @param client the address the client has and answers for; otherwise 0.0.0.0
/// @param yours the address that the server gives
/// @param options by code, without the kind of message; the first one when a code is there twice
public record DhcpMessage(
        Kind kind,
        boolean fromClient,
        int transaction,
        int seconds,
        boolean broadcast,
        Ipv4Address client,
        Ipv4Address yours,
        MacAddress hardware,
        Map<Integer, byte[]> options) {
    /// Numbered from 1 in option 53.
    public enum Kind {
        DISCOVER,
        OFFER,
        REQUEST,
        DECLINE,
        ACK,
        NAK,
        RELEASE,
        INFORM
    }

    public static final int CLIENT_PORT = 68;
    public static final int SERVER_PORT = 67;

    public static final int SUBNET_MASK = 1;
    public static final int ROUTER = 3;
    public static final int NAME_SERVER = 6;
    public static final int HOST_NAME = 12;
    public static final int REQUESTED_ADDRESS = 50;
    public static final int LEASE_SECONDS = 51;
    public static final int SERVER = 54;
    public static final int WANTED = 55;
    /// A sentence that says why a NAK is one.
    public static final int REASON = 56;
    public static final int RENEWAL_SECONDS = 58;
    public static final int REBINDING_SECONDS = 59;

    private static final int KIND = 53;
    private static final int PAD = 0;
    private static final int END = 255;
    private static final int FIXED_BYTES = 240;
    /// BOOTP's own least length (RFC 1542, 2.1), which relays expect.
    private static final int BYTES_MIN = 300;
    private static final int COOKIE = 0x63825363;
    private static final int ETHERNET = 0x0106;
    private static final int BROADCAST_FLAG = 0x8000;
    private static final int TRANSACTION_AT = 4;
    private static final int CLIENT_AT = 12;
    private static final int YOURS_AT = 16;
    private static final int HARDWARE_AT = 28;
    private static final int COOKIE_AT = 236;

    public DhcpMessage {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    public static Optional<DhcpMessage> decode(byte[] bytes) {
        if (bytes.length < FIXED_BYTES) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(bytes);
        int op = bytes[0];
        boolean plausible = (op == 1 || op == 2) && b.getShort(1) == ETHERNET && b.getInt(COOKIE_AT) == COOKIE;
        if (!plausible) return Optional.empty();
        Optional<Map<Integer, byte[]>> options = options(bytes);
        byte[] kind = options.map(o -> o.remove(KIND)).orElse(null);
        if (kind == null || kind.length != 1 || kind[0] < 1 || kind[0] > Kind.values().length) return Optional.empty();
        return Optional.of(new DhcpMessage(
                Kind.values()[kind[0] - 1],
                op == 1,
                b.getInt(TRANSACTION_AT),
                b.getShort(8) & 0xFFFF,
                (b.getShort(10) & BROADCAST_FLAG) != 0,
                new Ipv4Address(b.getInt(CLIENT_AT)),
                new Ipv4Address(b.getInt(YOURS_AT)),
                MacAddress.at(bytes, HARDWARE_AT),
                options.get()));
    }

    /// Empty when one does not fit.
    private static Optional<Map<Integer, byte[]>> options(byte[] bytes) {
        Map<Integer, byte[]> options = new TreeMap<>();
        for (int at = FIXED_BYTES; at < bytes.length && (bytes[at] & 0xFF) != END; ) {
            int code = bytes[at++] & 0xFF;
            if (code == PAD) continue;
            int length = at < bytes.length ? bytes[at++] & 0xFF : bytes.length;
            if (at + length > bytes.length) return Optional.empty();
            options.putIfAbsent(code, Arrays.copyOfRange(bytes, at, at + length));
            at += length;
        }
        return Optional.of(options);
    }

    public byte[] encode() {
        int length = FIXED_BYTES + 4;
        for (byte[] value : options.values()) length += 2 + value.length;
        byte[] bytes = new byte[Math.max(length, BYTES_MIN)];
        ByteBuffer b = ByteBuffer.wrap(bytes);
        b.put(0, (byte) (fromClient ? 1 : 2)).putShort(1, (short) ETHERNET).putInt(TRANSACTION_AT, transaction);
        b.putShort(8, (short) seconds).putShort(10, (short) (broadcast ? BROADCAST_FLAG : 0));
        b.putInt(CLIENT_AT, client.bits()).putInt(YOURS_AT, yours.bits()).putInt(COOKIE_AT, COOKIE);
        hardware.put(bytes, HARDWARE_AT);
        b.position(FIXED_BYTES);
        b.put((byte) KIND).put((byte) 1).put((byte) (kind.ordinal() + 1));
        options.forEach((code, value) ->
                b.put(code.byteValue()).put((byte) value.length).put(value));
        b.put((byte) END);
        return bytes;
    }

    /// An option that is one address, or the first of several.
    public Optional<Ipv4Address> address(int code) {
        byte[] value = options.get(code);
        return value == null || value.length < 4
                ? Optional.empty()
                : Optional.of(new Ipv4Address(ByteBuffer.wrap(value).getInt()));
    }

    /// An option that is a time in seconds, 0 to 4 294 967 295 (for ever).
    public Optional<Long> seconds(int code) {
        return address(code).map(a -> a.bits() & 0xFFFF_FFFFL);
    }

    public Optional<String> text(int code) {
        return Optional.ofNullable(options.get(code)).map(v -> new String(v, StandardCharsets.ISO_8859_1));
    }

    public static byte[] value(Ipv4Address address) {
        return ByteBuffer.allocate(4).putInt(address.bits()).array();
    }

    public static byte[] value(long seconds) {
        return ByteBuffer.allocate(4).putInt((int) seconds).array();
    }

    /// At most 255 characters.
    public static byte[] value(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length > 255 ? Arrays.copyOf(bytes, 255) : bytes;
    }
}
