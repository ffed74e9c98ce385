// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// One message of an integration component, in a packet of its channel:
/// ```text
///   0 u32 1 (data)      4 u32 bytes that follow                     head of the pipe
///   8 u16,u16 version of the frame   12 u16 type   14 u16,u16 version of the message
///  18 u16 bytes of the body   20 u32 status   24 u8 transaction   25 u8 flags   26 u16 0
///  28 body
/// ```
///
/// @param type a component's number ([IntegrationService#messageType]), or [#NEGOTIATE]
/// @param status of an answer: an HRESULT
/// @param transaction the requestor's number, 0 to 255
/// @param flags bits [#TRANSACTION], [#REQUEST], [#RESPONSE]
public record IcMessage(
        IcVersion framework, int type, IcVersion version, int status, int transaction, int flags, byte[] body) {
    public static final int NEGOTIATE = 0;
    /// An answer is wanted.
    public static final int TRANSACTION = 1;
    public static final int REQUEST = 2;
    public static final int RESPONSE = 4;
    /// No message is longer, its heads included.
    public static final int BYTES_MAX = 13_312;

    private static final int PIPE_BYTES = 8;
    private static final int HEAD_BYTES = 20;
    private static final int BODY_AT = PIPE_BYTES + HEAD_BYTES;
    private static final int PIPE_DATA = 1;

    public static IcMessage request(IcVersion framework, int type, IcVersion version, int transaction, byte[] body) {
        return new IcMessage(framework, type, version, 0, transaction, TRANSACTION | REQUEST, body);
    }

    /// The answer to this one; its body is as long as this one's at least.
    public IcMessage answer(int code, byte[] with) {
        byte[] whole = with.length < body.length ? Arrays.copyOf(with, body.length) : with;
        return new IcMessage(framework, type, version, code, transaction, TRANSACTION | RESPONSE, whole);
    }

    public boolean isRequest() {
        return (flags & REQUEST) != 0;
    }

    public boolean isResponse() {
        return (flags & RESPONSE) != 0;
    }

    /// As it stands in a packet.
    public byte[] bytes() {
        ByteBuffer b = ByteBuffer.allocate(BODY_AT + body.length).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(PIPE_DATA).putInt(HEAD_BYTES + body.length);
        put(b, framework);
        b.putShort((short) type);
        put(b, version);
        b.putShort((short) meantBytes()).putInt(status);
        b.put((byte) transaction).put((byte) flags).putShort((short) 0);
        return b.put(body).array();
    }

    /// A guest's choice is shorter than the lists that it answers; the packet is as long as theirs.
    private int meantBytes() {
        return type == NEGOTIATE && isResponse() ? Math.min(Negotiation.CHOICE_BYTES, body.length) : body.length;
    }

    static void put(ByteBuffer b, IcVersion v) {
        b.putShort((short) v.major()).putShort((short) v.minor());
    }

    static IcVersion version(ByteBuffer b, int at) {
        return new IcVersion(b.getShort(at) & 0xFFFF, b.getShort(at + 2) & 0xFFFF);
    }

    /// Empty for a packet that is no such message. A packet may be longer than its message.
    public static Optional<IcMessage> of(byte[] packet) {
        if (packet.length < BODY_AT) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
        int follows = b.getInt(4);
        boolean fits = follows >= HEAD_BYTES && follows <= packet.length - PIPE_BYTES && follows <= BYTES_MAX;
        int bodyBytes = b.getShort(18) & 0xFFFF;
        if (b.getInt(0) != PIPE_DATA || !fits || bodyBytes > follows - HEAD_BYTES) return Optional.empty();
        byte[] body = Arrays.copyOfRange(packet, BODY_AT, BODY_AT + bodyBytes);
        return Optional.of(new IcMessage(
                version(b, 8),
                b.getShort(12) & 0xFFFF,
                version(b, 14),
                b.getInt(20),
                b.get(24) & 0xFF,
                b.get(25) & 0xFF,
                body));
    }
}
