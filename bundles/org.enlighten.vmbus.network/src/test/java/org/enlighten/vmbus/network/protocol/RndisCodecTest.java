// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import org.enlighten.vmbus.network.protocol.RndisMessage.Halt;
import org.enlighten.vmbus.network.protocol.RndisMessage.Indicate;
import org.enlighten.vmbus.network.protocol.RndisMessage.Initialize;
import org.enlighten.vmbus.network.protocol.RndisMessage.InitializeComplete;
import org.enlighten.vmbus.network.protocol.RndisMessage.KeepAlive;
import org.enlighten.vmbus.network.protocol.RndisMessage.KeepAliveComplete;
import org.enlighten.vmbus.network.protocol.RndisMessage.Query;
import org.enlighten.vmbus.network.protocol.RndisMessage.QueryComplete;
import org.enlighten.vmbus.network.protocol.RndisMessage.Reset;
import org.enlighten.vmbus.network.protocol.RndisMessage.ResetComplete;
import org.enlighten.vmbus.network.protocol.RndisMessage.Set;
import org.enlighten.vmbus.network.protocol.RndisMessage.SetComplete;
import org.junit.jupiter.api.Test;

/// Messages of the control channel and frames byte by byte (MS-RNDIS 2.2).
class RndisCodecTest {
    private static final byte[] NOTHING = new byte[0];

    private static void check(String hex, RndisMessage message) {
        String plain = hex.replace(" ", "");
        assertEquals(plain, HexFormat.of().formatHex(RndisCodec.encode(message)), message.toString());
        assertEquals(Optional.of(message), RndisCodec.decode(HexFormat.of().parseHex(plain)));
    }

    @Test
    void questionsAndAnswersAreThoseBytesAndComeBack() {
        check("02000000 18000000 07000000 01000000 00000000 00400000", new Initialize(7, 1, 0, 0x4000));
        check(
                "02000080 34000000 07000000 00000000 01000000 00000000 01000000 00000000 08000000 00000100 03000000"
                        + "00000000 00000000",
                new InitializeComplete(7, 0, 1, 0, 8, 0x10000, 3));
        check("03000000 0c000000 09000000", new Halt(9));
        check("04000000 1c000000 02000000 01010101 00000000 00000000 00000000", new Query(2, 0x01010101, NOTHING));
        check(
                "04000080 1e000000 02000000 00000000 06000000 10000000 00155d000001",
                new QueryComplete(2, 0, HexFormat.of().parseHex("00155d000001")));
        check(
                "05000000 20000000 03000000 0e010100 04000000 14000000 00000000 0d000000",
                new Set(3, 0x0001010E, new byte[] {13, 0, 0, 0}));
        check("05000080 10000000 03000000 00000000", new SetComplete(3, 0));
        check("06000000 0c000000 00000000", new Reset());
        check("06000080 10000000 00000000 01000000", new ResetComplete(0, true));
        check("07000000 14000000 0b000140 00000000 00000000", new Indicate(0x4001000B, NOTHING));
        check("08000000 0c000000 05000000", new KeepAlive(5));
        check("08000080 10000000 05000000 00000000", new KeepAliveComplete(5, 0));
    }

    @Test
    void aFailedAnswerDoesNotLookAsIfItHadData() {
        byte[] bytes = RndisCodec.encode(new QueryComplete(1, RndisStatus.INVALID_OID, NOTHING));
        assertEquals(
                "04000080180000000100000017000" + "1c00000000000000000",
                HexFormat.of().formatHex(bytes));
    }

    @Test
    void offsetsOfDataCountFromTheRequestNumber() {
        byte[] far = HexFormat.of()
                .parseHex("0500000024000000030000000e0101000400000018000000000000000000000" + "00d000000");
        assertEquals(Optional.of(new Set(3, 0x0001010E, new byte[] {13, 0, 0, 0})), RndisCodec.decode(far));
        far[20] = 0x1D;
        assertEquals(Optional.empty(), RndisCodec.decode(far), "a byte past the end");
    }

    @Test
    void aFrameHasItsHeadAndItsTagBesideIt() {
        byte[] frame = HexFormat.of().parseHex("ffffffffffff00155d0000010806aabb");
        String head =
                "01000000 3c000000 24000000 10000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000";
        byte[] plain = new RndisFrame(frame, RndisFrame.NO_TAG).encode();
        assertEquals(
                head.replace(" ", "") + HexFormat.of().formatHex(frame),
                HexFormat.of().formatHex(plain));
        assertEquals(plain.length, RndisFrame.lengthAt(plain, 0));
        RndisFrame tagged = new RndisFrame(frame, 5 << 13 | 1 << 12 | 0x123);
        byte[] bytes = tagged.encode();
        String saying = "10000000 06000000 0c000000 3d120000".replace(" ", "");
        assertEquals(saying, HexFormat.of().formatHex(bytes, 44, 60));
        assertEquals(Optional.of(tagged), RndisFrame.decode(bytes, 0, bytes.length));
        assertArrayEquals(
                frame, RndisFrame.decode(plain, 0, plain.length).orElseThrow().frame());
    }

    @Test
    void sayingsThatDoNotAddUpMakeNoFrame() {
        byte[] bytes = new RndisFrame(new byte[60], 7).encode();
        for (int at : new int[] {44, 52}) {
            for (int value : new int[] {0, 11, 17, 0x7F, 0xFF}) {
                byte[] broken = bytes.clone();
                broken[at] = (byte) value;
                boolean sound = at == 52 && value == 12;
                assertEquals(sound, RndisFrame.decode(broken, 0, broken.length).isPresent(), at + "=" + value);
            }
        }
    }
}
