// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.junit.jupiter.api.Test;

/// Messages byte by byte, as Linux 6.1 lays them out.
class NvspCodecTest {
    private static final Map<String, NvspMessage> REQUESTS = new TreeMap<>(Map.of(
            "01000000 01000600 01000600", new Init(0x60001, 0x60001),
            "64000000 06000000 1e000000", new NdisVersion(6, 30),
            "65000000 e0e10100 feca0000", new SendReceiveBuffer(0x1E1E0, 0xCAFE),
            "67000000 feca0000", new RevokeReceiveBuffer(0xCAFE),
            "68000000 e1e10100 00000000", new SendSendBuffer(0x1E1E1, 0),
            "6a000000 00000000", new RevokeSendBuffer(0),
            "6b000000 01000000 ffffffff 00000000", new RndisPacket(true, RndisPacket.NO_SECTION, 0),
            "6b000000 00000000 05000000 6e000000", new RndisPacket(false, 5, 110),
            "7d000000 ea050000 00000000 ac000000 00000000", new NdisConfig(1514, 0xAC),
            "81000000 01000000", new SwitchDataPath(1)));

    private static final Map<String, NvspMessage> ANSWERS = new TreeMap<>(Map.of(
            "02000000 02000000 22000000 01000000", new InitComplete(2, 34, 1),
            "66000000 01000000 01000000 00000000 10070000 43020000 30ff0f00",
                    new ReceiveBufferComplete(1, List.of(new Section(0, 1808, 579, 0xFFF30))),
            "69000000 01000000 00180000", new SendBufferComplete(1, 6144),
            "6c000000 01000000", new RndisComplete(1),
            "85000000 01000000 03000000", new SubChannelsComplete(1, 3)));

    @Test
    void requestsAreThoseBytesAndComeBack() {
        REQUESTS.put("85000000 01000000 04000000", new SubChannels(1, 4));
        REQUESTS.forEach((hex, message) -> check(hex, message, false));
    }

    @Test
    void answersAreThoseBytesAndComeBack() {
        ANSWERS.forEach((hex, message) -> check(hex, message, true));
    }

    private static void check(String hex, NvspMessage message, boolean completion) {
        String plain = hex.replace(" ", "");
        assertEquals(plain, HexFormat.of().formatHex(NvspCodec.encode(message, 0)), message.toString());
        byte[] padded = NvspCodec.encode(message, 40);
        assertEquals(40, padded.length, message.toString());
        assertEquals(Optional.of(message), NvspCodec.decode(padded, completion));
    }

    @Test
    void messagesArePaddedToWhatTheOtherEndExpects() {
        assertEquals(28, NvspVersion.V1.messageBytes());
        assertEquals(28, NvspVersion.V6.messageBytes());
        assertEquals(40, NvspVersion.V6_1.messageBytes());
    }

    @Test
    void whatIsTooShortOrUnknownIsNoMessage() {
        REQUESTS.forEach((hex, message) -> {
            byte[] whole = HexFormat.of().parseHex(hex.replace(" ", ""));
            byte[] cut = java.util.Arrays.copyOf(whole, Math.min(5, whole.length - 4));
            assertEquals(Optional.empty(), NvspCodec.decode(cut, false), message.toString());
        });
        assertEquals(Optional.empty(), NvspCodec.decode(new byte[40], false));
        byte[] tooMany = HexFormat.of().parseHex("66000000" + "01000000" + "ffffff7f" + "00".repeat(32));
        assertEquals(Optional.empty(), NvspCodec.decode(tooMany, true), "a list of sections that is not there");
    }
}
