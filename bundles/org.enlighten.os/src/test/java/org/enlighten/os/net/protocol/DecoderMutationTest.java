// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// Every decoder takes any bytes: well-formed messages with some bytes changed, cut or added, and noise. What it
/// accepts comes back the same when it is encoded and decoded once more.
class DecoderMutationTest {
    private static final long SEED = Long.getLong("enlighten.seed", 0xDEC0DEL);
    private static final int CASES = Integer.getInteger("enlighten.network.mutations", 20_000);
    private static final Ipv4Address A = Ipv4Address.of(10, 0, 0, 1);
    private static final Ipv4Address B = Ipv4Address.of(10, 0, 0, 2);
    private static final MacAddress MAC = new MacAddress(0x00155D_010203L);
    private static final byte[] DATA = {1, 2, 3, 4, 5, 6, 7};

    /// How often a mutation is repaired so that it gets past the checksum.
    private static final int REPAIRED_OF_TEN = 7;

    /// @param decode then encodes again; empty when it was refused
    private static void mutate(byte[] good, Function<byte[], Optional<byte[]>> decode, Repair repair) {
        assertArrayEquals(good, decode.apply(good).orElseThrow(), "the message itself");
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            Chance chance = new Chance(SEED + i);
            byte[] bytes = mutated(good, chance);
            if (chance.nextInt(10) < REPAIRED_OF_TEN) repair.apply(bytes);
            try {
                Optional<byte[]> again = decode.apply(bytes);
                if (again.isEmpty()) continue;
                accepted++;
                assertArrayEquals(again.get(), decode.apply(again.get()).orElseThrow());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay: -Denlighten.seed=" + (SEED + i), e);
            }
        }
        assertTrue(accepted > CASES / 50, "accepted=" + accepted + ": the mutations reach nothing");
        assertTrue(accepted < CASES, "nothing was refused");
    }

    private static byte[] mutated(byte[] good, Chance chance) {
        byte[] bytes = good.clone();
        if (chance.nextInt(50) == 0) {
            bytes = new byte[chance.nextInt(400)];
            chance.nextBytes(bytes);
        }
        int cut = chance.nextInt(8);
        if (cut == 0) bytes = Arrays.copyOf(bytes, chance.nextInt(bytes.length + 1));
        if (cut == 1) bytes = Arrays.copyOf(bytes, bytes.length + chance.nextInt(40));
        for (int n = chance.nextInt(4); n > 0 && bytes.length > 0; n--) {
            int at = chance.nextInt(Math.min(bytes.length, 2 * good.length));
            bytes[at] = (byte)
                    switch (chance.nextInt(4)) {
                        case 0 -> 0;
                        case 1 -> 0xFF;
                        case 2 -> bytes[at] ^ 1 << chance.nextInt(8);
                        default -> chance.nextInt(256);
                    };
        }
        return bytes;
    }

    /// Sets a checksum right, so that what is behind it is tried too.
    private interface Repair {
        Repair NONE = _ -> {};

        void apply(byte[] bytes);
    }

    private static void put(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    @Test
    void ethernet() {
        byte[] good = new EthernetFrame(MacAddress.BROADCAST, MAC, EthernetFrame.IPV4, DATA).encode();
        mutate(good, b -> EthernetFrame.decode(b).map(EthernetFrame::encode), Repair.NONE);
    }

    @Test
    void arp() {
        byte[] good = new ArpPacket(ArpPacket.Operation.REPLY, MAC, A, MacAddress.NONE, B).encode();
        mutate(good, b -> ArpPacket.decode(b).map(ArpPacket::encode), Repair.NONE);
    }

    @Test
    void ipv4() {
        byte[] good = new Ipv4Packet(7, false, 64, Ipv4Packet.UDP, A, B, DATA).encode();
        mutate(good, b -> Ipv4Packet.decode(b).map(Ipv4Packet::encode), bytes -> {
            if (bytes.length < 20) return;
            int header = Math.min((bytes[0] & 0xF) * 4, bytes.length);
            if (header < 12) return;
            put(bytes, 10, 0);
            put(bytes, 10, new Checksum().add(bytes, 0, header).value());
        });
    }

    @Test
    void icmp() {
        byte[] good = new IcmpMessage(IcmpMessage.ECHO_REQUEST, 0, 1, 2, DATA).encode();
        mutate(good, b -> IcmpMessage.decode(b).map(IcmpMessage::encode), bytes -> {
            if (bytes.length < 4) return;
            put(bytes, 2, 0);
            put(bytes, 2, new Checksum().add(bytes, 0, bytes.length).value());
        });
    }

    @Test
    void udp() {
        byte[] good = new UdpDatagram(53, 1024, DATA).encode(A, B);
        mutate(good, b -> UdpDatagram.decode(b, A, B).map(d -> d.encode(A, B)), bytes -> {
            if (bytes.length < 8) return;
            int length = Math.min((bytes[4] & 0xFF) << 8 | bytes[5] & 0xFF, bytes.length);
            put(bytes, 6, 0);
            Checksum sum = new Checksum().addPseudoHeader(A, B, Ipv4Packet.UDP, length);
            put(bytes, 6, sum.add(bytes, 0, length).value());
        });
    }

    @Test
    void tcp() {
        byte[] good = new TcpSegment(80, 1024, 5, 6, TcpSegment.SYN, 1000, 1460, 7, DATA).encode(A, B);
        mutate(good, b -> TcpSegment.decode(b, A, B).map(s -> s.encode(A, B)), bytes -> {
            if (bytes.length < 20) return;
            put(bytes, 16, 0);
            Checksum sum = new Checksum().addPseudoHeader(A, B, Ipv4Packet.TCP, bytes.length);
            put(bytes, 16, sum.add(bytes, 0, bytes.length).value());
        });
    }

    @Test
    void dhcp() {
        Map<Integer, byte[]> options = new TreeMap<>();
        options.put(DhcpMessage.REQUESTED_ADDRESS, DhcpMessage.value(B));
        options.put(DhcpMessage.HOST_NAME, DhcpMessage.value("server"));
        options.put(DhcpMessage.LEASE_SECONDS, DhcpMessage.value(3600));
        DhcpMessage message =
                new DhcpMessage(DhcpMessage.Kind.REQUEST, true, 99, 1, true, A, Ipv4Address.ANY, MAC, options);
        mutate(message.encode(), b -> DhcpMessage.decode(b).map(DhcpMessage::encode), Repair.NONE);
        DhcpMessage again = DhcpMessage.decode(message.encode()).orElseThrow();
        assertEquals(Optional.of(B), again.address(DhcpMessage.REQUESTED_ADDRESS));
        assertEquals(Optional.of(3600L), again.seconds(DhcpMessage.LEASE_SECONDS));
        assertEquals(Optional.of("server"), again.text(DhcpMessage.HOST_NAME));
    }

    @Test
    void addresses() {
        assertEquals(Optional.of(A), Ipv4Address.parse("10.0.0.1"));
        for (String text : new String[] {"", "10.0.0", "10.0.0.1.2", "10.0.0.256", "10.0.0.", "a.b.c.d", "10.0.0.-1"})
            assertEquals(Optional.empty(), Ipv4Address.parse(text), text);
        assertEquals(Optional.of(24), Ipv4Address.of(255, 255, 255, 0).prefixLength());
        assertEquals(Optional.of(0), Ipv4Address.ANY.prefixLength());
        assertEquals(Optional.of(32), Ipv4Address.BROADCAST.prefixLength());
        assertEquals(Optional.empty(), Ipv4Address.of(255, 0, 255, 0).prefixLength());
    }
}
