// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.vmbus.network.protocol.NvspMessage.Init;
import org.enlighten.vmbus.network.protocol.NvspMessage.InitComplete;
import org.enlighten.vmbus.network.protocol.NvspMessage.NdisConfig;
import org.enlighten.vmbus.network.protocol.NvspMessage.NdisVersion;
import org.enlighten.vmbus.network.protocol.NvspMessage.ReceiveBufferComplete;
import org.enlighten.vmbus.network.protocol.NvspMessage.RevokeReceiveBuffer;
import org.enlighten.vmbus.network.protocol.NvspMessage.RevokeSendBuffer;
import org.enlighten.vmbus.network.protocol.NvspMessage.RndisComplete;
import org.enlighten.vmbus.network.protocol.NvspMessage.RndisPacket;
import org.enlighten.vmbus.network.protocol.NvspMessage.Section;
import org.enlighten.vmbus.network.protocol.NvspMessage.SendBufferComplete;
import org.enlighten.vmbus.network.protocol.NvspMessage.SendReceiveBuffer;
import org.enlighten.vmbus.network.protocol.NvspMessage.SendSendBuffer;
import org.enlighten.vmbus.network.protocol.NvspMessage.SubChannels;
import org.enlighten.vmbus.network.protocol.NvspMessage.SubChannelsComplete;
import org.enlighten.vmbus.network.protocol.NvspMessage.SwitchDataPath;

/// NVSP messages as bytes: type u32@0, then the fields, each u32 unless it is said below.
public final class NvspCodec {
    private static final int INIT = 1;
    private static final int INIT_COMPLETE = 2;
    private static final int NDIS_VERSION = 100;
    private static final int SEND_RECEIVE_BUFFER = 101;
    private static final int RECEIVE_BUFFER_COMPLETE = 102;
    private static final int REVOKE_RECEIVE_BUFFER = 103;
    private static final int SEND_SEND_BUFFER = 104;
    private static final int SEND_BUFFER_COMPLETE = 105;
    private static final int REVOKE_SEND_BUFFER = 106;
    private static final int RNDIS_PACKET = 107;
    private static final int RNDIS_COMPLETE = 108;
    private static final int NDIS_CONFIG = 125;
    private static final int SWITCH_DATA_PATH = 129;
    private static final int SUB_CHANNELS = 133;

    private static final int SECTION_BYTES = 16;
    private static final int SECTIONS_AT = 12;
    /// One that anybody will ever have; a longer list is no message.
    private static final int SECTIONS_MAX = 16;
    private static final int BYTES_MAX = SECTIONS_AT + SECTIONS_MAX * SECTION_BYTES;

    private NvspCodec() {}

    /// @param bytesMin zeros are added up to this length
    public static byte[] encode(NvspMessage message, int bytesMin) {
        ByteBuffer b = ByteBuffer.allocate(BYTES_MAX).order(ByteOrder.LITTLE_ENDIAN);
        switch (message) {
            case Init(int version, int newest) -> words(b, INIT, version, newest);
            case InitComplete(int negotiated, int chain, int status) ->
                words(b, INIT_COMPLETE, negotiated, chain, status);
            case NdisVersion(int major, int minor) -> words(b, NDIS_VERSION, major, minor);
            case SendReceiveBuffer(int gpadl, int id) -> words(b, SEND_RECEIVE_BUFFER, gpadl, id & 0xFFFF);
            case ReceiveBufferComplete(int status, List<Section> sections) -> {
                words(b, RECEIVE_BUFFER_COMPLETE, status, sections.size());
                for (Section s : sections) words(b, s.at(), s.pieceBytes(), s.pieces(), s.end());
            }
            case RevokeReceiveBuffer(int id) -> words(b, REVOKE_RECEIVE_BUFFER, id & 0xFFFF);
            case SendSendBuffer(int gpadl, int id) -> words(b, SEND_SEND_BUFFER, gpadl, id & 0xFFFF);
            case SendBufferComplete(int status, int bytes) -> words(b, SEND_BUFFER_COMPLETE, status, bytes);
            case RevokeSendBuffer(int id) -> words(b, REVOKE_SEND_BUFFER, id & 0xFFFF);
            case RndisPacket(boolean control, int section, int bytes) ->
                words(b, RNDIS_PACKET, control ? 1 : 0, section, bytes);
            case RndisComplete(int status) -> words(b, RNDIS_COMPLETE, status);
            case NdisConfig(int bytes, long capabilities) ->
                words(b, NDIS_CONFIG, bytes, 0, (int) capabilities, (int) (capabilities >>> 32));
            case SwitchDataPath(int active) -> words(b, SWITCH_DATA_PATH, active);
            case SubChannels(int operation, int count) -> words(b, SUB_CHANNELS, operation, count);
            case SubChannelsComplete(int status, int count) -> words(b, SUB_CHANNELS, status, count);
        }
        byte[] bytes = new byte[Math.max(bytesMin, b.position())];
        b.flip().get(bytes, 0, b.limit());
        return bytes;
    }

    private static void words(ByteBuffer b, int... words) {
        for (int word : words) b.putInt(word);
    }

    /// Anything: empty when it is no message that is known here, or too short for what it says.
    ///
    /// @param completion whether it came as an answer
    public static Optional<NvspMessage> decode(byte[] bytes, boolean completion) {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 4) return Optional.empty();
        int type = b.getInt(0);
        if (bytes.length < needed(type)) return Optional.empty();
        return completion ? answer(type, b) : request(type, b);
    }

    /// Bytes without which a type makes no sense.
    private static int needed(int type) {
        return switch (type) {
            case INIT_COMPLETE, RNDIS_PACKET -> 16;
            case NDIS_CONFIG -> 20;
            case INIT, NDIS_VERSION, RECEIVE_BUFFER_COMPLETE, SEND_BUFFER_COMPLETE, SUB_CHANNELS -> 12;
            case SEND_RECEIVE_BUFFER, SEND_SEND_BUFFER -> 10;
            case REVOKE_RECEIVE_BUFFER, REVOKE_SEND_BUFFER -> 6;
            default -> 8;
        };
    }

    private static Optional<NvspMessage> request(int type, ByteBuffer b) {
        return switch (type) {
            case INIT -> Optional.of(new Init(b.getInt(4), b.getInt(8)));
            case NDIS_VERSION -> Optional.of(new NdisVersion(b.getInt(4), b.getInt(8)));
            case SEND_RECEIVE_BUFFER -> Optional.of(new SendReceiveBuffer(b.getInt(4), u16(b, 8)));
            case REVOKE_RECEIVE_BUFFER -> Optional.of(new RevokeReceiveBuffer(u16(b, 4)));
            case SEND_SEND_BUFFER -> Optional.of(new SendSendBuffer(b.getInt(4), u16(b, 8)));
            case REVOKE_SEND_BUFFER -> Optional.of(new RevokeSendBuffer(u16(b, 4)));
            case RNDIS_PACKET -> rndis(b);
            case NDIS_CONFIG -> Optional.of(new NdisConfig(b.getInt(4), b.getLong(12)));
            case SWITCH_DATA_PATH -> Optional.of(new SwitchDataPath(b.getInt(4)));
            case SUB_CHANNELS -> Optional.of(new SubChannels(b.getInt(4), b.getInt(8)));
            default -> Optional.empty();
        };
    }

    private static Optional<NvspMessage> rndis(ByteBuffer b) {
        int kind = b.getInt(4);
        if (kind != 0 && kind != 1) return Optional.empty();
        return Optional.of(new RndisPacket(kind == 1, b.getInt(8), b.getInt(12)));
    }

    private static Optional<NvspMessage> answer(int type, ByteBuffer b) {
        return switch (type) {
            case INIT_COMPLETE -> Optional.of(new InitComplete(b.getInt(4), b.getInt(8), b.getInt(12)));
            case RECEIVE_BUFFER_COMPLETE -> sections(b);
            case SEND_BUFFER_COMPLETE -> Optional.of(new SendBufferComplete(b.getInt(4), b.getInt(8)));
            case RNDIS_COMPLETE -> Optional.of(new RndisComplete(b.getInt(4)));
            case SUB_CHANNELS -> Optional.of(new SubChannelsComplete(b.getInt(4), b.getInt(8)));
            default -> Optional.empty();
        };
    }

    private static Optional<NvspMessage> sections(ByteBuffer b) {
        int count = b.getInt(8);
        if (count < 0 || count > SECTIONS_MAX || b.limit() < SECTIONS_AT + count * SECTION_BYTES)
            return Optional.empty();
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = SECTIONS_AT + i * SECTION_BYTES;
            sections.add(new Section(b.getInt(at), b.getInt(at + 4), b.getInt(at + 8), b.getInt(at + 12)));
        }
        return Optional.of(new ReceiveBufferComplete(b.getInt(4), sections));
    }

    private static int u16(ByteBuffer b, int at) {
        return b.getShort(at) & 0xFFFF;
    }
}
