// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Bytes as the interface's description has them, written out by hand.
class IcMessageTest {
    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s+", ""));
    }

    private static byte[] head(byte[] bytes, int count) {
        return Arrays.copyOf(bytes, count);
    }

    @Test
    void aHostsFirstMessageNamesItsVersionsOldestFirst() {
        Negotiation ours = new Negotiation(IntegrationService.FRAMEWORKS, IntegrationService.SHUTDOWN.versions());
        byte[] bytes = IcMessage.request(IcVersion.V1_0, IcMessage.NEGOTIATE, IcVersion.V1_0, 0, ours.bytes())
                .bytes();
        byte[] expected = hex("""
                01000000 34000000
                0100 0000 0000 0100 0000 2000 00000000 00 03 0000
                0200 0400 00000000
                0100 0000 0300 0000
                0100 0000 0300 0000 0300 0100 0300 0200
                """);
        assertArrayEquals(expected, bytes);
        assertEquals(Optional.of(ours), IcMessage.of(bytes).flatMap(m -> Negotiation.of(m.body())));
    }

    @Test
    void aGuestsAnswerIsTheSameMessageWithItsChoice() {
        IcMessage asked = IcMessage.of(hex("""
                        01000000 34000000
                        0100 0000 0000 0100 0000 2000 00000000 00 03 0000
                        0200 0400 00000000
                        0100 0000 0300 0000
                        0100 0000 0300 0000 0300 0100 0300 0200
                        """)).orElseThrow();
        Negotiation chosen = Negotiation.of(asked.body())
                .orElseThrow()
                .choose(List.of(IcVersion.V3_0, IcVersion.V1_0), List.of(new IcVersion(3, 2), IcVersion.V3_0));
        byte[] answer = asked.answer(0, chosen.bytes()).bytes();
        assertEquals(60, answer.length, "as long as what was asked");
        assertArrayEquals(hex("0100 0000 0000 0100 0000 1000 00000000 00 05 0000"), Arrays.copyOfRange(answer, 8, 28));
        assertArrayEquals(hex("0100 0100 00000000 0300 0000 0300 0200"), Arrays.copyOfRange(answer, 28, 44));
    }

    @Test
    void whoKnowsNoCommonVersionSaysSoByCounts() {
        Negotiation none = new Negotiation(List.of(IcVersion.V1_0), List.of(IcVersion.V1_0))
                .choose(List.of(IcVersion.V3_0), List.of(IcVersion.V1_0));
        assertArrayEquals(hex("0000 0000 00000000"), none.bytes());
    }

    @Test
    void aHeartbeat() {
        byte[] bytes = IcMessage.request(
                        IcVersion.V3_0, 1, IcVersion.V3_0, 7, new HeartbeatBody(0x0102030405060708L, 1).bytes())
                .bytes();
        assertArrayEquals(hex("""
                        01000000 24000000
                        0300 0000 0100 0300 0000 1000 00000000 07 03 0000
                        0807060504030201 01000000 00000000
                        """), bytes);
    }

    @Test
    void aSampleOfTheHostsTime() {
        byte[] bytes = TimeSyncBody.of(1_000_000_000L, TimeSyncBody.SYNC).bytes();
        String time = "%016X".formatted(Long.reverseBytes(128_436_192_010_000_000L));
        assertArrayEquals(hex(time + "0000000000000000 0000000000000000 01 000000"), bytes);
        assertEquals(1_000_000_000L, TimeSyncBody.of(bytes).orElseThrow().clockNs());
        assertEquals(Optional.empty(), TimeSyncBody.of(hex("00".repeat(28))), "before clocks of the house begin");
    }

    @Test
    void aRequestToGoDown() {
        byte[] bytes = new ShutdownBody(ShutdownBody.PLANNED, 60, ShutdownBody.FORCE, "Bye").bytes();
        assertEquals(2060, bytes.length);
        assertArrayEquals(hex("00000080 3C000000 01000000 4200 7900 6500 0000"), head(bytes, 20));
        ShutdownBody back = ShutdownBody.of(bytes).orElseThrow();
        assertTrue(back.isForced() && back.isPowerOff());
        assertEquals("Bye", back.text());
    }

    @Test
    void aBackupsMessages() {
        assertArrayEquals(
                hex("05 00000000000000" + "00000000" + "00".repeat(20)), new VssBody(VssBody.FREEZE, 0).bytes());
        assertArrayEquals(
                hex("02 00000000000000" + "05000000" + "00".repeat(20)),
                new VssBody(VssBody.CHECK_HOT_BACKUP, VssBody.HOT_BACKUP).bytes());
    }

    @Test
    void aKeyAndItsValue() {
        byte[] set = KvpBody.set(KvpPool.EXTERNAL, "Key", "Val").bytes();
        assertEquals(2580, set.length);
        assertArrayEquals(hex("01 00 0000 01000000 08000000 08000000 4B00 6500 7900 0000"), head(set, 24));
        assertArrayEquals(hex("5600 6100 6C00 0000"), Arrays.copyOfRange(set, 16 + 512, 16 + 512 + 8));
        byte[] listed =
                KvpBody.enumerate(KvpPool.INTRINSIC, 3).with("Key", "Val").bytes();
        assertArrayEquals(hex("03 02 0000 03000000 01000000 08000000 08000000 4B00"), head(listed, 22));
        assertArrayEquals(hex("5600"), Arrays.copyOfRange(listed, 20 + 512, 20 + 512 + 2));
        byte[] deleted = KvpBody.delete(KvpPool.EXTERNAL, "Key").bytes();
        assertArrayEquals(hex("02 00 0000 08000000 4B00 6500 7900 0000"), head(deleted, 16));
        for (byte[] b : List.of(set, listed, deleted))
            assertArrayEquals(b, KvpBody.of(b).orElseThrow().bytes());
    }

    @Test
    void aNumberIsReadAsDecimal() {
        byte[] bytes = new KvpBody(KvpBody.SET, KvpPool.EXTERNAL, 0, KvpBody.U32, "N", "4000000000").bytes();
        assertArrayEquals(hex("00286BEE"), Arrays.copyOfRange(bytes, 528, 532));
        assertEquals("4000000000", KvpBody.of(bytes).orElseThrow().value());
    }

    @Test
    void aFileOfTheHosts() {
        byte[] start = new FileCopyBody.Start("a.txt", "C:\\x", FileCopyBody.OVERWRITE, 5).bytes();
        assertEquals(1088, start.length);
        assertArrayEquals(hex("00000000"), head(start, 4));
        assertArrayEquals("a.txt".getBytes(StandardCharsets.UTF_16LE), Arrays.copyOfRange(start, 36, 46));
        assertArrayEquals("C:\\x".getBytes(StandardCharsets.UTF_16LE), Arrays.copyOfRange(start, 556, 564));
        assertArrayEquals(hex("01000000 0500000000000000"), Arrays.copyOfRange(start, 1076, 1088));
        byte[] write = new FileCopyBody.Write(6144, new byte[] {1, 2, 3}).bytes();
        assertEquals(6196, write.length);
        assertArrayEquals(hex("01000000"), head(write, 4));
        assertArrayEquals(hex("00000000 0018000000000000 03000000 010203 00"), Arrays.copyOfRange(write, 36, 56));
        assertEquals(36, new FileCopyBody.Complete().bytes().length);
        assertTrue(FileCopyBody.of(new FileCopyBody.Cancel().bytes()).orElseThrow() instanceof FileCopyBody.Cancel);
    }

    @Test
    void idsOnTheBusAreThoseOfTheInterface() {
        assertEquals(
                "57164f39-9115-4e78-ab55-382f3bd5422d",
                IntegrationService.HEARTBEAT.interfaceType().toString());
        assertEquals(
                Optional.of(IntegrationService.VSS),
                IntegrationService.of(java.util.UUID.fromString("35fa2e29-ea23-4236-96ae-3a6ebacba440")));
    }
}
