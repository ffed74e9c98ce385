// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.net.protocol.DhcpMessage;
import org.enlighten.os.net.protocol.DhcpMessage.Kind;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;
import org.junit.jupiter.api.Test;

/// What clients and servers say to each other, without sockets.
class DhcpTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long LEASE_SECONDS = 3_600;
    private static final Ipv4Address OWN = Ipv4Address.of(10, 0, 0, 1);
    private static final DhcpServer.Range RANGE =
            new DhcpServer.Range(Ipv4Address.of(10, 0, 0, 100), Ipv4Address.of(10, 0, 0, 103), 24, OWN, LEASE_SECONDS);

    private final DhcpServer server = new DhcpServer(RANGE, OWN);
    private long now;

    private static MacAddress mac(int number) {
        return new MacAddress(0x00155D_000000L + number);
    }

    /// Lets both talk until nothing is left to say; what the client's adapter was given last.
    private Optional<NetworkConfiguration> talk(DhcpClient client, List<DhcpAction> first) {
        Optional<NetworkConfiguration> given = Optional.empty();
        List<DhcpAction> fromClient = new ArrayList<>(first);
        while (!fromClient.isEmpty()) {
            switch (fromClient.removeFirst()) {
                case DhcpAction.Configure(NetworkConfiguration c) -> given = Optional.of(c);
                case DhcpAction.Send(DhcpMessage m, Ipv4Address _) -> {
                    for (DhcpAction a : server.received(m, now))
                        if (a instanceof DhcpAction.Send(DhcpMessage answer, Ipv4Address _))
                            fromClient.addAll(client.received(answer, now));
                }
            }
        }
        return given;
    }

    private Optional<NetworkConfiguration> due(DhcpClient client) {
        now = Math.max(now, client.dueNs());
        return talk(client, client.due(now));
    }

    @Test
    void aClientGetsAnAddressItsNetworkAndTheGateway() {
        DhcpClient client = new DhcpClient(mac(1), "one");
        NetworkConfiguration given = due(client).orElseThrow();
        assertEquals(NetworkConfiguration.of(RANGE.first(), 24).withGateway(OWN), given);
        assertTrue(client.isBound());
        assertEquals(LEASE_SECONDS * SECOND / 2, client.dueNs());
    }

    @Test
    void addressesAreGivenOnceAndKept() {
        TreeSet<Integer> given = new TreeSet<>();
        List<DhcpClient> clients = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            clients.add(new DhcpClient(mac(i), "host" + i));
            given.add(due(clients.getLast()).orElseThrow().address().bits());
        }
        assertEquals(4, given.size());
        DhcpClient fifth = new DhcpClient(mac(5), "late");
        assertEquals(Optional.empty(), due(fifth), "none is left");
        DhcpClient again = new DhcpClient(mac(2), "host2");
        assertEquals(
                RANGE.first().bits() + 1, due(again).orElseThrow().address().bits());
        now += (LEASE_SECONDS + 1) * SECOND;
        assertTrue(due(fifth).isPresent(), "a lease that is over is free");
    }

    @Test
    void halfOfTheLeaseLaterItIsRenewedWithTheServerAlone() {
        DhcpClient client = new DhcpClient(mac(1), "one");
        NetworkConfiguration first = due(client).orElseThrow();
        now = client.dueNs();
        List<DhcpAction> actions = client.due(now);
        DhcpAction.Send renewal = (DhcpAction.Send) actions.getFirst();
        assertEquals(OWN, renewal.to());
        assertEquals(first.address(), renewal.message().client());
        assertEquals(Optional.of(first), talk(client, actions));
        assertEquals(now + LEASE_SECONDS * SECOND / 2, client.dueNs());
    }

    @Test
    void withoutAnAnswerItAsksEverybodyAndGivesTheAddressUpAtTheEnd() {
        DhcpClient client = new DhcpClient(mac(1), "one");
        due(client);
        int direct = 0;
        int broadcast = 0;
        while (true) {
            now = client.dueNs();
            List<DhcpAction> actions = client.due(now);
            if (actions.getFirst() instanceof DhcpAction.Configure(NetworkConfiguration none)) {
                assertTrue(none.isNone());
                break;
            }
            if (((DhcpAction.Send) actions.getFirst()).to().equals(OWN)) direct++;
            else broadcast++;
        }
        assertEquals(LEASE_SECONDS * SECOND, now);
        assertTrue(direct > 2 && broadcast > 2, "direct=" + direct + ", broadcast=" + broadcast);
    }

    @Test
    void anAddressOfAnotherNetworkIsRefusedAndTheClientBeginsAnew() {
        DhcpClient client = new DhcpClient(mac(1), "one");
        due(client);
        DhcpServer elsewhere = new DhcpServer(
                new DhcpServer.Range(
                        Ipv4Address.of(192, 168, 1, 10), Ipv4Address.of(192, 168, 1, 20), 24, Ipv4Address.ANY, 60),
                Ipv4Address.of(192, 168, 1, 1));
        now = client.dueNs();
        DhcpMessage renewal = ((DhcpAction.Send) client.due(now).getFirst()).message();
        DhcpAction.Send refusal =
                (DhcpAction.Send) elsewhere.received(renewal, now).getFirst();
        assertEquals(Kind.NAK, refusal.message().kind());
        assertEquals(
                Optional.of("10.0.0.100 is not an address that you can have here."),
                refusal.message().text(DhcpMessage.REASON));
        List<DhcpAction> after = client.received(refusal.message(), now);
        assertEquals(new DhcpAction.Configure(NetworkConfiguration.NONE), after.get(0));
        assertEquals(Kind.DISCOVER, ((DhcpAction.Send) after.get(1)).message().kind());
    }

    @Test
    void aServerThatIsNotMeantIsSilent() {
        DhcpClient client = new DhcpClient(mac(1), "one");
        List<DhcpAction> discover = client.due(0);
        DhcpMessage offer = ((DhcpAction.Send) server.received(((DhcpAction.Send) discover.getFirst()).message(), 0)
                        .getFirst())
                .message();
        DhcpMessage request = ((DhcpAction.Send) client.received(offer, 0).getFirst()).message();
        assertEquals(List.of(), new DhcpServer(RANGE, Ipv4Address.of(10, 0, 0, 2)).received(request, 0));
    }

    @Test
    void whatSomebodyDeclinedIsNotGivenForAWhile() {
        DhcpClient client = new DhcpClient(mac(1), "one");
        Ipv4Address given = due(client).orElseThrow().address();
        DhcpMessage decline = new DhcpMessage(
                Kind.DECLINE,
                true,
                1,
                0,
                false,
                Ipv4Address.ANY,
                Ipv4Address.ANY,
                mac(1),
                java.util.Map.of(DhcpMessage.REQUESTED_ADDRESS, DhcpMessage.value(given)));
        assertEquals(List.of(), server.received(decline, now));
        assertNotEquals(given, due(new DhcpClient(mac(1), "one")).orElseThrow().address());
    }

    @Test
    void messagesOfAnyKindAtAnyTimeChangeNothingForTheWorse() {
        for (int seed = 0; seed < 2_000; seed++) {
            Chance chance = new Chance(seed);
            DhcpClient client = new DhcpClient(mac(1), "one");
            DhcpServer many = new DhcpServer(RANGE, OWN);
            long at = 0;
            for (int i = 0; i < 60; i++) {
                at += chance.nextLong(900 * SECOND);
                DhcpMessage m = random(chance);
                client.received(m, at);
                if (client.dueNs() <= at) client.due(at);
                many.received(m, at);
                assertTrue(many.leases().size() <= 4, "seed=" + seed);
                assertTrue(client.dueNs() > 0, "seed=" + seed);
            }
        }
    }

    private static DhcpMessage random(Chance chance) {
        java.util.TreeMap<Integer, byte[]> options = new java.util.TreeMap<>();
        int[] codes = {1, 3, 50, 51, 54, 58, 59};
        for (int n = chance.nextInt(6); n > 0; n--) {
            byte[] value = new byte[chance.nextInt(6)];
            chance.nextBytes(value);
            options.put(codes[chance.nextInt(codes.length)], value);
        }
        if (chance.nextInt(2) == 0)
            options.put(50, DhcpMessage.value(Ipv4Address.of(10, 0, 0, 99 + chance.nextInt(6))));
        int first = (int) (mac(1).bits() * 0x9E3779B97F4A7C15L >>> 32);
        return new DhcpMessage(
                Kind.values()[chance.nextInt(8)],
                chance.nextInt(2) == 0,
                first + chance.nextInt(4),
                0,
                chance.nextInt(2) == 0,
                new Ipv4Address(chance.nextInt(3) == 0 ? 0 : 10 << 24 | 99 + chance.nextInt(6)),
                new Ipv4Address(10 << 24 | 99 + chance.nextInt(6)),
                mac(1 + chance.nextInt(2)),
                options);
    }

    @Test
    void bothComeBackFromTheirText() {
        DhcpClient client = new DhcpClient(mac(1), "one");
        due(client);
        DhcpClient copy = new DhcpClient(mac(1), "one");
        Saved.parse(Saved.of(client).text()).into(copy);
        assertEquals(Saved.of(client).text(), Saved.of(copy).text());
        DhcpServer other = new DhcpServer(RANGE, OWN);
        Saved.parse(Saved.of(server).text()).into(other);
        assertEquals(server.leases(), other.leases());
    }
}
