// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall.Kind;
import org.enlighten.os.Status;
import org.enlighten.os.net.protocol.ArpPacket;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.EthernetFrame;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.Ipv4Packet;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.os.net.protocol.UdpDatagram;
import org.junit.jupiter.api.Test;

/// Datagrams, echoes, and who has which address.
class MessagesTest {
    private static final int PORT = 137;
    private static final Endpoint TWO = new Endpoint(StackHost.address(2), PORT);
    private static final long SECOND = 1_000_000_000L;

    private final TwoHosts hosts = new TwoHosts(1).up();

    private void runFor(long ns) {
        hosts.simulation.runUntil(hosts.simulation.now() + ns);
    }

    private static int socket(StackHost host, Kind kind, int port) {
        return host.enter(s -> {
            int socket = (int) s.create(kind).value();
            assertTrue(s.bind(socket, new Endpoint(Ipv4Address.ANY, port), 0).isSuccess());
            return socket;
        });
    }

    private static Result send(StackHost host, int socket, Endpoint to, byte[] data) {
        return host.enter(s -> s.sendTo(socket, to, data));
    }

    private static Optional<Received> receive(StackHost host, int socket) {
        return host.enter(s -> s.receive(socket, 2000));
    }

    @Test
    void aDatagramComesWithWhoSentItAndTheAnswerGoesBack() {
        int client = socket(hosts.one, Kind.DATAGRAM, 0);
        int server = socket(hosts.two, Kind.DATAGRAM, PORT);
        assertEquals(3, send(hosts.one, client, TWO, new byte[] {1, 2, 3}).value());
        runFor(SECOND);
        Received came = receive(hosts.two, server).orElseThrow();
        assertArrayEquals(new byte[] {1, 2, 3}, came.data());
        Endpoint from = came.result().detail(Endpoint.class);
        assertEquals(StackHost.address(1), from.address());
        send(hosts.two, server, from, new byte[0]);
        runFor(SECOND);
        Received back = receive(hosts.one, client).orElseThrow();
        assertEquals(0, back.data().length, "an empty datagram is one");
        assertEquals(TWO, back.result().detail(Endpoint.class));
        assertEquals(Optional.empty(), receive(hosts.one, client));
    }

    @Test
    void whoSendsToAPortThatNobodyHasIsTold() {
        int client = socket(hosts.one, Kind.DATAGRAM, 0);
        hosts.one.enter(s -> s.connect(client, TWO));
        hosts.one.enter(s -> s.send(client, new byte[5]));
        runFor(SECOND);
        Received told = receive(hosts.one, client).orElseThrow();
        assertEquals(Status.PORT_UNREACHABLE, told.result().status());
        assertEquals("Nothing listens at 10.0.0.2:137.", told.result().message());
        assertEquals(Optional.empty(), receive(hosts.one, client), "told once");
    }

    @Test
    void aConnectedSocketHearsNobodyElse() {
        int client = socket(hosts.one, Kind.DATAGRAM, 1000);
        hosts.one.enter(s -> s.connect(client, TWO));
        int other = socket(hosts.two, Kind.DATAGRAM, 999);
        send(hosts.two, other, new Endpoint(StackHost.address(1), 1000), new byte[1]);
        runFor(SECOND);
        assertEquals(Optional.empty(), receive(hosts.one, client));
    }

    @Test
    void aDatagramToEverybodyReachesAllWhoListen() {
        int client = socket(hosts.one, Kind.DATAGRAM, 0);
        int server = socket(hosts.two, Kind.DATAGRAM, PORT);
        for (Ipv4Address all : List.of(Ipv4Address.BROADCAST, Ipv4Address.of(10, 0, 0, 255)))
            assertTrue(send(hosts.one, client, new Endpoint(all, PORT), new byte[4])
                    .isSuccess());
        send(hosts.one, client, new Endpoint(Ipv4Address.BROADCAST, 9), new byte[4]);
        runFor(SECOND);
        assertTrue(receive(hosts.two, server).isPresent());
        assertTrue(receive(hosts.two, server).isPresent());
        assertEquals(
                0,
                hosts.toOne.carried().stream()
                        .filter(f -> f[12] == 8 && f[13] == 0)
                        .count(),
                "no complaint");
    }

    @Test
    void aMessageThatIsLongerThanAPacketIsRefused() {
        int client = socket(hosts.one, Kind.DATAGRAM, 0);
        assertTrue(send(hosts.one, client, TWO, new byte[1472]).isSuccess());
        Result refused = send(hosts.one, client, TWO, new byte[1473]);
        assertEquals(Status.MESSAGE_TOO_LONG, refused.status());
        assertEquals(
                "The message to 10.0.0.2:137 is longer than a packet; packets are not divided.", refused.message());
    }

    @Test
    void whatASocketDoesNotReadHasAnEnd() {
        int client = socket(hosts.one, Kind.DATAGRAM, 0);
        int server = socket(hosts.two, Kind.DATAGRAM, PORT);
        for (int i = 0; i < 5_000; i++) {
            send(hosts.one, client, TWO, new byte[i % 3]);
            runFor(1_000_000);
        }
        int kept = 0;
        while (receive(hosts.two, server).isPresent()) kept++;
        assertTrue(kept > 900 && kept < 1_100, "kept=" + kept);
        assertEquals(5_000 - kept, hosts.two.stack.counters().overflows());
    }

    @Test
    void anEchoComesBackWithItsNumberAndItsBytes() {
        int ping = socket(hosts.one, Kind.ECHO, 0);
        byte[] data = Content.bytes(0, 32);
        for (int n = 1; n <= 3; n++) send(hosts.one, ping, new Endpoint(StackHost.address(2), n), data);
        runFor(SECOND);
        for (int n = 1; n <= 3; n++) {
            Received echo = receive(hosts.one, ping).orElseThrow();
            assertArrayEquals(data, echo.data());
            assertEquals(new Endpoint(StackHost.address(2), n), echo.result().detail(Endpoint.class));
        }
    }

    @Test
    void oneHearsOneself() {
        int ping = socket(hosts.one, Kind.ECHO, 0);
        for (Ipv4Address self : List.of(Ipv4Address.LOOPBACK, StackHost.address(1))) {
            send(hosts.one, ping, new Endpoint(self, 7), new byte[8]);
            assertEquals(8, receive(hosts.one, ping).orElseThrow().data().length);
        }
    }

    @Test
    void packetsWaitUntilTheStationIsFound() {
        runFor(SECOND);
        hosts.toTwo.loses(n -> n == 1);
        int client = socket(hosts.one, Kind.DATAGRAM, 0);
        int server = socket(hosts.two, Kind.DATAGRAM, PORT);
        for (int i = 0; i < 20; i++) send(hosts.one, client, TWO, new byte[] {(byte) i});
        runFor(SECOND / 2);
        assertEquals(Optional.empty(), receive(hosts.two, server));
        runFor(SECOND);
        for (int i = 4; i < 20; i++)
            assertEquals(i, receive(hosts.two, server).orElseThrow().data()[0], "the latest sixteen, in order");
        assertEquals(4, hosts.one.stack.counters().overflows());
    }

    @Test
    void anAnswerThatNobodyAskedForIsNotBelieved() {
        MacAddress liar = new MacAddress(0x020000_000066L);
        hosts.one.received(arp(ArpPacket.Operation.REPLY, liar, StackHost.address(2), StackHost.address(1)));
        int client = socket(hosts.one, Kind.DATAGRAM, 0);
        int before = hosts.toTwo.carried().size();
        send(hosts.one, client, TWO, new byte[1]);
        EthernetFrame first =
                EthernetFrame.decode(hosts.toTwo.carried().get(before)).orElseThrow();
        assertEquals(EthernetFrame.ARP, first.type(), "it asks");
    }

    private static byte[] arp(ArpPacket.Operation operation, MacAddress from, Ipv4Address sender, Ipv4Address target) {
        byte[] packet = new ArpPacket(operation, from, sender, MacAddress.NONE, target).encode();
        return new EthernetFrame(MacAddress.BROADCAST, from, EthernetFrame.ARP, packet).encode();
    }

    @Test
    void whoTakesOurAddressIsTold() {
        MacAddress other = new MacAddress(0x020000_000066L);
        hosts.one.received(arp(ArpPacket.Operation.REQUEST, other, StackHost.address(1), StackHost.address(1)));
        assertEquals(List.of("10.0.0.1 02-00-00-00-00-66"), hosts.one.conflicts());
    }

    @Test
    void theTableOfStationsHasAnEnd() {
        hosts.one.enter(s -> s.configure(1, NetworkConfiguration.of(StackHost.address(1), 8)));
        for (int i = 0; i < 10_000; i++) {
            Ipv4Address sender = new Ipv4Address(10 << 24 | 2 << 16 | i);
            MacAddress hardware = new MacAddress(0x020000_000000L + i);
            hosts.one.received(arp(ArpPacket.Operation.REQUEST, hardware, sender, StackHost.address(1)));
        }
        assertTrue(hosts.one.stack.save().content().text().length() < 60_000);
    }

    @Test
    void whatIsElsewhereGoesThroughTheGateway() {
        hosts.one.enter(s ->
                s.configure(1, NetworkConfiguration.of(StackHost.address(1), 24).withGateway(StackHost.address(2))));
        int client = socket(hosts.one, Kind.DATAGRAM, 0);
        Endpoint outside = new Endpoint(Ipv4Address.of(8, 8, 8, 8), 53);
        assertTrue(send(hosts.one, client, outside, new byte[1]).isSuccess());
        runFor(SECOND);
        EthernetFrame last =
                EthernetFrame.decode(hosts.toTwo.carried().getLast()).orElseThrow();
        assertEquals(hosts.two.hardware, last.destination());
        Ipv4Packet packet = Ipv4Packet.decode(last.payload()).orElseThrow();
        assertEquals(outside.address(), packet.destination());
        assertEquals(1, hosts.two.stack.counters().strays(), "a host forwards nothing");
    }

    @Test
    void fragmentsAndPacketsFromImpossibleSourcesAreDropped() {
        int server = socket(hosts.two, Kind.DATAGRAM, PORT);
        Ipv4Address one = StackHost.address(1);
        List<Ipv4Address> impossible =
                List.of(Ipv4Address.BROADCAST, Ipv4Address.LOOPBACK, TWO.address(), Ipv4Address.of(224, 0, 0, 1));
        for (Ipv4Address from : impossible) hosts.two.received(datagram(from));
        byte[] fragment = datagram(one);
        fragment[20] = 0x20;
        fragment[24] = 0;
        fragment[25] = 0;
        byte[] header = java.util.Arrays.copyOfRange(fragment, 14, 34);
        int sum = 0;
        for (int i = 0; i < 20; i += 2) sum += (header[i] & 0xFF) << 8 | header[i + 1] & 0xFF;
        int checksum = ~((sum & 0xFFFF) + (sum >>> 16)) & 0xFFFF;
        fragment[24] = (byte) (checksum >> 8);
        fragment[25] = (byte) checksum;
        hosts.two.received(fragment);
        assertEquals(Optional.empty(), receive(hosts.two, server));
        assertEquals(1, hosts.two.stack.counters().fragments());
        assertEquals(impossible.size(), hosts.two.stack.counters().strays());
        hosts.two.received(datagram(one));
        assertTrue(receive(hosts.two, server).isPresent());
    }

    private byte[] datagram(Ipv4Address from) {
        byte[] udp = new UdpDatagram(5, PORT, new byte[3]).encode(from, TWO.address());
        byte[] packet = new Ipv4Packet(1, false, 64, Ipv4Packet.UDP, from, TWO.address(), udp).encode();
        return new EthernetFrame(hosts.two.hardware, hosts.one.hardware, EthernetFrame.IPV4, packet).encode();
    }

    @Test
    void anAdapterWithoutALinkHearsAndSaysNothing() {
        hosts.one.enter(s -> {
            s.link(1, false);
            return 0;
        });
        int client = socket(hosts.one, Kind.DATAGRAM, 0);
        assertEquals(
                Status.NETWORK_UNREACHABLE,
                send(hosts.one, client, TWO, new byte[1]).status());
        hosts.one.enter(s -> {
            s.link(1, true);
            return 0;
        });
        assertTrue(send(hosts.one, client, TWO, new byte[1]).isSuccess());
    }

    @Test
    void addressesThatNoAdapterCanHaveAreRefused() {
        for (Ipv4Address bad : List.of(Ipv4Address.LOOPBACK, Ipv4Address.BROADCAST, Ipv4Address.of(224, 1, 1, 1)))
            assertEquals(
                    Status.INVALID_PARAMETER,
                    hosts.one
                            .enter(s -> s.configure(1, NetworkConfiguration.of(bad, 8)))
                            .status());
        assertEquals(
                "There is no adapter 7.",
                hosts.one.enter(s -> s.configure(7, NetworkConfiguration.NONE)).message());
    }
}
