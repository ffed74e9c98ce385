// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.enlighten.vmbus.protocol.ControlMessage.AllOffersDelivered;
import org.enlighten.vmbus.protocol.ControlMessage.CloseChannel;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlBody;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlCreated;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlHeader;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlTeardown;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlTorndown;
import org.enlighten.vmbus.protocol.ControlMessage.InitiateContact;
import org.enlighten.vmbus.protocol.ControlMessage.ModifyChannel;
import org.enlighten.vmbus.protocol.ControlMessage.ModifyChannelResponse;
import org.enlighten.vmbus.protocol.ControlMessage.OfferChannel;
import org.enlighten.vmbus.protocol.ControlMessage.OpenChannel;
import org.enlighten.vmbus.protocol.ControlMessage.OpenResult;
import org.enlighten.vmbus.protocol.ControlMessage.Other;
import org.enlighten.vmbus.protocol.ControlMessage.RelIdReleased;
import org.enlighten.vmbus.protocol.ControlMessage.RequestOffers;
import org.enlighten.vmbus.protocol.ControlMessage.RescindOffer;
import org.enlighten.vmbus.protocol.ControlMessage.TlConnect;
import org.enlighten.vmbus.protocol.ControlMessage.TlConnectResult;
import org.enlighten.vmbus.protocol.ControlMessage.Unload;
import org.enlighten.vmbus.protocol.ControlMessage.UnloadComplete;
import org.enlighten.vmbus.protocol.ControlMessage.VersionResponse;

/// Control messages as bytes; offsets are from the beginning of the message.
final class MessageCodec {
    private static final byte NO_MONITOR = (byte) 0xFF;

    private MessageCodec() {}

    static MessageType type(ControlMessage m) {
        return switch (m) {
            case OfferChannel _ -> MessageType.OFFER_CHANNEL;
            case RescindOffer _ -> MessageType.RESCIND_OFFER;
            case RequestOffers _ -> MessageType.REQUEST_OFFERS;
            case AllOffersDelivered _ -> MessageType.ALL_OFFERS_DELIVERED;
            case OpenChannel _ -> MessageType.OPEN_CHANNEL;
            case OpenResult _ -> MessageType.OPEN_RESULT;
            case CloseChannel _ -> MessageType.CLOSE_CHANNEL;
            case GpadlHeader _ -> MessageType.GPADL_HEADER;
            case GpadlBody _ -> MessageType.GPADL_BODY;
            case GpadlCreated _ -> MessageType.GPADL_CREATED;
            case GpadlTeardown _ -> MessageType.GPADL_TEARDOWN;
            case GpadlTorndown _ -> MessageType.GPADL_TORNDOWN;
            case RelIdReleased _ -> MessageType.RELID_RELEASED;
            case InitiateContact _ -> MessageType.INITIATE_CONTACT;
            case VersionResponse _ -> MessageType.VERSION_RESPONSE;
            case Unload _ -> MessageType.UNLOAD;
            case UnloadComplete _ -> MessageType.UNLOAD_COMPLETE;
            case TlConnect _ -> MessageType.TL_CONNECT;
            case TlConnectResult _ -> MessageType.TL_CONNECT_RESULT;
            case ModifyChannel _ -> MessageType.MODIFY_CHANNEL;
            case ModifyChannelResponse _ -> MessageType.MODIFY_CHANNEL_RESPONSE;
            case Other o -> o.type();
        };
    }

    static byte[] encode(ControlMessage m) {
        MessageType type = type(m);
        ByteBuffer b = ByteBuffer.allocate(type.bytesMin() + extra(m)).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, type.code());
        switch (m) {
            case OfferChannel o -> offer(b, o);
            case RescindOffer r -> b.putInt(8, r.channel());
            case OpenChannel o -> open(b, o);
            case OpenResult r -> b.putInt(8, r.channel()).putInt(12, r.openId()).putInt(16, r.status());
            case CloseChannel c -> b.putInt(8, c.channel());
            case GpadlHeader h -> header(b, h);
            case GpadlBody body -> {
                b.putInt(12, body.gpadl());
                words(b, 16, body.data());
            }
            case GpadlCreated c ->
                b.putInt(8, c.channel()).putInt(12, c.gpadl()).putInt(16, c.status());
            case GpadlTeardown t -> b.putInt(8, t.channel()).putInt(12, t.gpadl());
            case GpadlTorndown t -> b.putInt(8, t.gpadl());
            case RelIdReleased r -> b.putInt(8, r.channel());
            case InitiateContact c -> contact(b, c);
            case VersionResponse r ->
                b.put(8, (byte) (r.supported() ? 1 : 0))
                        .put(9, (byte) r.state())
                        .putInt(12, r.number());
            case TlConnect c -> {
                Guids.put(b, 8, c.endpoint());
                Guids.put(b, 24, c.service());
            }
            case TlConnectResult r -> {
                Guids.put(b, 8, r.endpoint());
                Guids.put(b, 24, r.service());
                b.putInt(40, r.status());
            }
            case ModifyChannel c -> b.putInt(8, c.channel()).putInt(12, c.targetVp());
            case ModifyChannelResponse r -> b.putInt(8, r.channel()).putInt(12, r.status());
            case RequestOffers _, AllOffersDelivered _, Unload _, UnloadComplete _, Other _ -> {}
        }
        return b.array();
    }

    private static int extra(ControlMessage m) {
        return switch (m) {
            case GpadlHeader h -> h.data().length * Long.BYTES;
            case GpadlBody b -> b.data().length * Long.BYTES;
            default -> 0;
        };
    }

    private static void offer(ByteBuffer b, OfferChannel o) {
        Guids.put(b, 8, o.interfaceType());
        Guids.put(b, 24, o.instance());
        b.putShort(56, (short) o.flags()).putShort(58, (short) o.mmioMib());
        b.put(60, o.userData(), 0, ControlMessage.USER_BYTES);
        b.putShort(180, (short) o.subChannel()).putShort(182, (short) o.mmioOptionalMib());
        // No monitor page is offered: a monitor id of none, not allocated (decision 0354).
        b.putInt(184, o.channel()).put(188, NO_MONITOR);
        b.putShort(190, (short) (o.dedicatedInterrupt() ? 1 : 0)).putInt(192, o.connection());
    }

    private static void open(ByteBuffer b, OpenChannel o) {
        b.putInt(8, o.channel()).putInt(12, o.openId()).putInt(16, o.gpadl());
        b.putInt(20, o.targetVp()).putInt(24, o.hostRingPage());
        b.put(28, o.userData(), 0, ControlMessage.USER_BYTES);
    }

    private static void header(ByteBuffer b, GpadlHeader h) {
        b.putInt(8, h.channel()).putInt(12, h.gpadl());
        b.putShort(16, (short) h.rangeBytes()).putShort(18, (short) h.ranges());
        words(b, 20, h.data());
    }

    private static void contact(ByteBuffer b, InitiateContact c) {
        b.putInt(8, c.version()).putInt(12, c.targetVp()).putLong(16, c.place());
        b.putLong(24, c.monitorToGuest()).putLong(32, c.monitorToHost());
    }

    private static void words(ByteBuffer b, int at, long[] words) {
        for (int i = 0; i < words.length; i++) b.putLong(at + i * Long.BYTES, words[i]);
    }

    private static long[] words(ByteBuffer b, int at) {
        long[] words = new long[(b.capacity() - at) / Long.BYTES];
        for (int i = 0; i < words.length; i++) words[i] = b.getLong(at + i * Long.BYTES);
        return words;
    }

    static Optional<ControlMessage> decode(byte[] payload) {
        if (payload.length < MessageType.HEADER_BYTES) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        return MessageType.of(b.getInt(0))
                .filter(type -> payload.length >= type.bytesMin())
                .map(type -> decode(type, b));
    }

    private static ControlMessage decode(MessageType type, ByteBuffer b) {
        return switch (type) {
            case OFFER_CHANNEL -> offer(b);
            case RESCIND_OFFER -> new RescindOffer(b.getInt(8));
            case REQUEST_OFFERS -> new RequestOffers();
            case ALL_OFFERS_DELIVERED -> new AllOffersDelivered();
            case OPEN_CHANNEL ->
                new OpenChannel(b.getInt(8), b.getInt(12), b.getInt(16), b.getInt(20), b.getInt(24), user(b, 28));
            case OPEN_RESULT -> new OpenResult(b.getInt(8), b.getInt(12), b.getInt(16));
            case CLOSE_CHANNEL -> new CloseChannel(b.getInt(8));
            case GPADL_HEADER ->
                new GpadlHeader(
                        b.getInt(8), b.getInt(12), b.getShort(16) & 0xFFFF, b.getShort(18) & 0xFFFF, words(b, 20));
            case GPADL_BODY -> new GpadlBody(b.getInt(12), words(b, 16));
            case GPADL_CREATED -> new GpadlCreated(b.getInt(8), b.getInt(12), b.getInt(16));
            case GPADL_TEARDOWN -> new GpadlTeardown(b.getInt(8), b.getInt(12));
            case GPADL_TORNDOWN -> new GpadlTorndown(b.getInt(8));
            case RELID_RELEASED -> new RelIdReleased(b.getInt(8));
            case INITIATE_CONTACT ->
                new InitiateContact(b.getInt(8), b.getInt(12), b.getLong(16), b.getLong(24), b.getLong(32));
            case VERSION_RESPONSE -> new VersionResponse(b.get(8) != 0, b.get(9) & 0xFF, b.getInt(12));
            case UNLOAD -> new Unload();
            case UNLOAD_COMPLETE -> new UnloadComplete();
            case TL_CONNECT -> new TlConnect(Guids.get(b, 8), Guids.get(b, 24));
            case MODIFY_CHANNEL -> new ModifyChannel(b.getInt(8), b.getInt(12));
            case TL_CONNECT_RESULT -> new TlConnectResult(Guids.get(b, 8), Guids.get(b, 24), b.getInt(40));
            case MODIFY_CHANNEL_RESPONSE -> new ModifyChannelResponse(b.getInt(8), b.getInt(12));
            case OPEN_RESERVED, CLOSE_RESERVED, CLOSE_RESERVED_RESPONSE -> new Other(type);
        };
    }

    private static OfferChannel offer(ByteBuffer b) {
        return new OfferChannel(
                Guids.get(b, 8),
                Guids.get(b, 24),
                b.getShort(56) & 0xFFFF,
                b.getShort(58) & 0xFFFF,
                b.getShort(182) & 0xFFFF,
                user(b, 60),
                b.getShort(180) & 0xFFFF,
                b.getInt(184),
                (b.getShort(190) & 1) != 0,
                b.getInt(192));
    }

    private static byte[] user(ByteBuffer b, int at) {
        byte[] data = new byte[ControlMessage.USER_BYTES];
        b.get(at, data);
        return data;
    }
}
