// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
    private static final int MUTATIONS = Integer.getInteger("enlighten.mutations", 20_000);
    private static final UUID SCSI = UUID.fromString("ba6163d9-04a1-4d29-b605-72e2ffb1dc7f");
    private static final UUID INSTANCE = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    private static byte[] user() {
        byte[] user = new byte[120];
        for (int i = 0; i < user.length; i++) user[i] = (byte) i;
        return user;
    }

    /// One of each type, with the length that the interface's description gives it.
    private static List<Case> cases() {
        return List.of(
                new Case(
                        new ControlMessage.OfferChannel(
                                SCSI, INSTANCE, 0x2011, 8, 64, user(), 3, 17, true, ConnectionIds.events(17)),
                        196),
                new Case(new ControlMessage.RescindOffer(17), 12),
                new Case(new ControlMessage.RequestOffers(), 8),
                new Case(new ControlMessage.AllOffersDelivered(), 8),
                new Case(new ControlMessage.OpenChannel(17, 5, 0xE1E10, -1, 32, user()), 148),
                new Case(new ControlMessage.OpenResult(17, 5, 0xC0000001), 20),
                new Case(new ControlMessage.CloseChannel(17), 12),
                new Case(new ControlMessage.GpadlHeader(17, 9, 0xFFF8, 1, new long[] {1, 2, 3}), 44),
                new Case(new ControlMessage.GpadlBody(9, new long[] {4, -1}), 32),
                new Case(new ControlMessage.GpadlCreated(17, 9, 0x8000FFFF), 20),
                new Case(new ControlMessage.GpadlTeardown(17, 9), 16),
                new Case(new ControlMessage.GpadlTorndown(9), 12),
                new Case(new ControlMessage.RelIdReleased(17), 12),
                new Case(new ControlMessage.InitiateContact(0x50003, 1, 2, 0x7000, 0x8000), 40),
                new Case(new ControlMessage.VersionResponse(true, 0, 0x20004), 16),
                new Case(new ControlMessage.Unload(), 8),
                new Case(new ControlMessage.UnloadComplete(), 8),
                new Case(new ControlMessage.Other(MessageType.OPEN_RESERVED), 28),
                new Case(new ControlMessage.Other(MessageType.CLOSE_RESERVED), 20),
                new Case(new ControlMessage.Other(MessageType.CLOSE_RESERVED_RESPONSE), 12),
                new Case(new ControlMessage.TlConnect(INSTANCE, SCSI), 40),
                new Case(new ControlMessage.ModifyChannel(17, 3), 16),
                new Case(new ControlMessage.TlConnectResult(INSTANCE, SCSI, 0xC0000236), 44),
                new Case(new ControlMessage.ModifyChannelResponse(17, 0), 16));
    }

    private record Case(ControlMessage message, int bytes) {}

    @Test
    void everyTypeIsAsLongAsItsDescriptionSaysAndComesBackTheSame() {
        assertEquals(MessageType.values().length, cases().size());
        for (Case c : cases()) {
            byte[] encoded = c.message().encode();
            assertEquals(c.bytes(), encoded.length, c.message().toString());
            ControlMessage back = ControlMessage.decode(encoded).orElseThrow();
            assertEquals(c.message().getClass(), back.getClass());
            assertArrayEquals(encoded, back.encode(), c.message().toString());
            assertTrue(
                    ControlMessage.decode(Arrays.copyOf(encoded, encoded.length + 5))
                            .isPresent(),
                    "longer is legal");
            int shorter = c.message().type().bytesMin() - 1;
            assertEquals(Optional.empty(), ControlMessage.decode(Arrays.copyOf(encoded, shorter)));
        }
    }

    @Test
    void contactIsLaidOutAsHyperVHasIt() {
        byte[] bytes = new ControlMessage.InitiateContact(
                        VmbusVersion.V0_13.wire(), 0, 0x0000_0000_1234_5000L, 0xA000, 0xB000)
                .encode();
        String hex = "0e00000000000000" + "0d000000" + "00000000" + "0050341200000000" + "00a0000000000000"
                + "00b0000000000000";
        assertEquals(hex, HexFormat.of().formatHex(bytes));
    }

    @Test
    void guidsAreLittleEndianInTheirFirstThreeFields() {
        byte[] offer = cases().getFirst().message().encode();
        assertEquals(
                "d96361baa104294db60572e2ffb1dc7f", HexFormat.of().formatHex(offer, 8, 24), "the example of the facts");
        assertEquals(0xFF, offer[188] & 0xFF, "no monitor page");
        assertEquals(0, offer[189]);
        assertEquals(1, offer[190]);
        assertEquals("11200000", HexFormat.of().formatHex(offer, 192, 196), "channel 17 on SINT 2");
    }

    @Test
    void versionsAreThoseThatPeersAskFor() {
        assertEquals(0x0000000D, VmbusVersion.V0_13.wire());
        assertEquals(0x00010001, VmbusVersion.V1_1.wire());
        assertEquals(0x00020004, VmbusVersion.V2_4.wire());
        assertEquals(0x00050003, VmbusVersion.V5_3.wire());
        assertEquals("5.3", VmbusVersion.V5_3.toString());
        assertEquals(Optional.empty(), VmbusVersion.of(0x60000));
    }

    @Test
    void anyBytesAreAMessageOrNone() {
        long seed = Long.getLong("enlighten.seed", 3);
        Chance chance = new Chance(seed);
        int understood = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = cases().get(chance.nextInt(cases().size())).message().encode();
            if (chance.nextInt(3) == 0) bytes = Arrays.copyOf(bytes, chance.nextInt(241));
            for (int n = chance.nextInt(4); n > 0 && bytes.length > 0; n--)
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            Optional<ControlMessage> decoded = ControlMessage.decode(bytes);
            if (decoded.isEmpty()) continue;
            understood++;
            byte[] again = decoded.get().encode();
            assertTrue(again.length <= bytes.length, "-Denlighten.seed=" + seed);
            assertInstanceOf(
                    decoded.get().getClass(), ControlMessage.decode(again).orElseThrow());
        }
        assertTrue(understood > MUTATIONS / 4, understood + " understood");
    }
}
