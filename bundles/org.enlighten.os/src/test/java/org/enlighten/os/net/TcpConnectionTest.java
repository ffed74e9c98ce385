// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SocketInfo;
import org.enlighten.os.Status;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.EthernetFrame;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.Ipv4Packet;
import org.enlighten.os.net.protocol.TcpSegment;
import org.junit.jupiter.api.Test;

/// Opening, ending and breaking off.
class TcpConnectionTest {
    private static final int PORT = TwoHosts.PORT;
    private static final long SECOND = 1_000_000_000L;

    private final TwoHosts hosts = new TwoHosts(1).up();

    private int listening(StackHost host) {
        return host.enter(s -> {
            int socket = (int) s.create(SocketCall.Kind.STREAM).value();
            assertTrue(s.bind(socket, new Endpoint(Ipv4Address.ANY, PORT), 0).isSuccess());
            assertTrue(s.listen(socket, 2).isSuccess());
            return socket;
        });
    }

    private int connecting(StackHost host, Endpoint to) {
        return host.enter(s -> {
            int socket = (int) s.create(SocketCall.Kind.STREAM).value();
            assertEquals(Optional.empty(), s.connect(socket, to));
            return socket;
        });
    }

    private void runFor(long ns) {
        hosts.simulation.runUntil(hosts.simulation.now() + ns);
    }

    private static String state(StackHost host, int socket) {
        return host.enter(s -> s.query(socket)).detail(SocketInfo.class).state();
    }

    private static Result connected(StackHost host, int socket) {
        return host.enter(s -> s.connect(socket, TwoHosts.TWO)).orElseThrow();
    }

    private record Pair(int client, int server) {}

    private Pair established() {
        int listener = listening(hosts.two);
        int client = connecting(hosts.one, TwoHosts.TWO);
        runFor(SECOND);
        assertTrue(connected(hosts.one, client).isSuccess());
        Result accepted = hosts.two.enter(s -> s.accept(listener)).orElseThrow();
        assertEquals(StackHost.address(1), accepted.detail(Endpoint.class).address());
        return new Pair(client, (int) accepted.value());
    }

    private static Received read(StackHost host, int socket) {
        return host.enter(s -> s.receive(socket, 100)).orElseThrow();
    }

    private static Result write(StackHost host, int socket, int bytes) {
        return host.enter(s -> s.send(socket, new byte[bytes])).orElseThrow();
    }

    private static Result done(StackHost host, int socket) {
        return host.enter(s -> s.finish(socket));
    }

    private static void close(StackHost host, int socket) {
        host.enter(s -> {
            s.close(socket);
            return 0;
        });
    }

    @Test
    void threeSegmentsOpenAConnection() {
        Pair p = established();
        assertEquals("ESTABLISHED", state(hosts.one, p.client()));
        assertEquals("ESTABLISHED", state(hosts.two, p.server()));
        List<TcpSegment> there = TcpTransferTest.segments(hosts.toTwo.carried());
        List<TcpSegment> back = TcpTransferTest.segments(hosts.toOne.carried());
        assertEquals(
                List.of(TcpSegment.SYN, TcpSegment.ACK),
                there.stream().map(TcpSegment::flags).toList());
        assertEquals(
                List.of(TcpSegment.SYN | TcpSegment.ACK),
                back.stream().map(TcpSegment::flags).toList());
        assertEquals(1460, there.getFirst().maxSegment());
        assertEquals(1460, back.getFirst().maxSegment());
    }

    @Test
    void whereNothingListensAConnectionIsRefused() {
        int client = connecting(hosts.one, TwoHosts.TWO);
        runFor(SECOND);
        Result refused = connected(hosts.one, client);
        assertEquals(Status.CONNECTION_REFUSED, refused.status());
        assertEquals("10.0.0.2:445 refused the connection: nothing listens there.", refused.message());
        listening(hosts.two);
        assertEquals(Optional.empty(), hosts.one.enter(s -> s.connect(client, TwoHosts.TWO)), "it may try again");
        runFor(SECOND);
        assertTrue(connected(hosts.one, client).isSuccess());
    }

    @Test
    void whereNoStationIsTheConnectionFailsWhenNobodyAnswers() {
        Endpoint nowhere = new Endpoint(StackHost.address(99), PORT);
        int client = connecting(hosts.one, nowhere);
        runFor(2 * SECOND);
        assertEquals(Optional.empty(), hosts.one.enter(s -> s.connect(client, nowhere)));
        runFor(2 * SECOND);
        Result failed = hosts.one.enter(s -> s.connect(client, nowhere)).orElseThrow();
        assertEquals(Status.HOST_UNREACHABLE, failed.status());
        assertEquals("No station on the network answers for 10.0.0.99.", failed.message());
    }

    @Test
    void whereNoWayLeadsTheConnectionFailsAtOnce() {
        Endpoint outside = new Endpoint(Ipv4Address.of(8, 8, 8, 8), 53);
        int client =
                (int) hosts.one.enter(s -> s.create(SocketCall.Kind.STREAM)).value();
        Result failed = hosts.one.enter(s -> s.connect(client, outside)).orElseThrow();
        assertEquals(Status.NETWORK_UNREACHABLE, failed.status());
    }

    @Test
    void aStationThatIsSilentIsGivenUpAfterTheRetries() {
        listening(hosts.two);
        hosts.toOne.loses(n ->
                EthernetFrame.decode(hosts.toOne.carried().get(n)).orElseThrow().type() == EthernetFrame.IPV4);
        int client = connecting(hosts.one, TwoHosts.TWO);
        runFor(62 * SECOND);
        assertEquals(Optional.empty(), hosts.one.enter(s -> s.connect(client, TwoHosts.TWO)));
        runFor(2 * SECOND);
        assertEquals(Status.IO_TIMEOUT, connected(hosts.one, client).status());
        long opening = TcpTransferTest.segments(hosts.toTwo.carried()).stream()
                .filter(s -> s.is(TcpSegment.SYN))
                .count();
        assertEquals(1 + StackSettings.USUAL.synRetries(), opening, "1 + 2 + 4 + 8 + 16 + 32 seconds");
    }

    @Test
    void dataThatIsNeverAcknowledgedBreaksTheConnection() {
        Pair p = established();
        hosts.toTwo.loses(_ -> true);
        write(hosts.one, p.client(), 10);
        runFor(600 * SECOND);
        Received failed = read(hosts.one, p.client());
        assertEquals(Status.IO_TIMEOUT, failed.result().status());
        assertEquals("10.0.0.2:445 does not answer.", failed.result().message());
    }

    @Test
    void anEndThatIsClosedStillGetsWhatTheOtherSends() {
        Pair p = established();
        assertTrue(done(hosts.one, p.client()).isSuccess());
        runFor(SECOND);
        assertEquals(0, read(hosts.two, p.server()).data().length, "the end has come");
        assertEquals("CLOSE_WAIT", state(hosts.two, p.server()));
        assertEquals("FIN_WAIT_2", state(hosts.one, p.client()));
        write(hosts.two, p.server(), 5);
        runFor(SECOND);
        assertEquals(5, read(hosts.one, p.client()).data().length);
        assertEquals(
                Status.INVALID_REQUEST,
                hosts.one
                        .enter(s -> s.send(p.client(), new byte[1]))
                        .orElseThrow()
                        .status());
        close(hosts.two, p.server());
        runFor(SECOND);
        assertEquals(0, read(hosts.one, p.client()).data().length);
        assertEquals("TIME_WAIT", state(hosts.one, p.client()));
        runFor(61 * SECOND);
        assertTrue(hosts.one.stack.connections().isEmpty());
        close(hosts.one, p.client());
    }

    @Test
    void bothEndsMayCloseAtOnce() {
        Pair p = established();
        close(hosts.one, p.client());
        close(hosts.two, p.server());
        runFor(SECOND);
        assertEquals(
                List.of("TIME_WAIT"),
                hosts.one.stack.connections().stream()
                        .map(ConnectionView::state)
                        .toList());
        runFor(61 * SECOND);
        assertTrue(hosts.one.stack.connections().isEmpty());
        assertTrue(hosts.two.stack.connections().isEmpty());
    }

    @Test
    void closingWithUnreadDataBreaksOff() {
        Pair p = established();
        write(hosts.one, p.client(), 10);
        runFor(SECOND);
        close(hosts.two, p.server());
        runFor(SECOND);
        Received broken = read(hosts.one, p.client());
        assertEquals(Status.CONNECTION_RESET, broken.result().status());
        assertEquals(
                "10.0.0.2:445 has broken the connection off.", broken.result().message());
        assertEquals(
                Status.CONNECTION_RESET,
                hosts.one
                        .enter(s -> s.send(p.client(), new byte[1]))
                        .orElseThrow()
                        .status());
        close(hosts.one, p.client());
        assertTrue(hosts.one.stack.connections().isEmpty());
        assertTrue(hosts.two.stack.connections().isEmpty());
    }

    @Test
    void dataToAClosedEndIsAnsweredWithAReset() {
        Pair p = established();
        close(hosts.two, p.server());
        runFor(SECOND);
        write(hosts.one, p.client(), 10);
        runFor(SECOND);
        assertEquals(
                Status.CONNECTION_RESET, read(hosts.one, p.client()).result().status());
    }

    @Test
    void connectionsBeyondTheBacklogWaitOutside() {
        int listener = listening(hosts.two);
        int[] clients = new int[4];
        for (int i = 0; i < 4; i++) clients[i] = connecting(hosts.one, TwoHosts.TWO);
        runFor(SECOND / 2);
        assertTrue(connected(hosts.one, clients[1]).isSuccess());
        assertEquals(Optional.empty(), hosts.one.enter(s -> s.connect(clients[2], TwoHosts.TWO)));
        hosts.two.enter(s -> s.accept(listener)).orElseThrow();
        hosts.two.enter(s -> s.accept(listener)).orElseThrow();
        assertEquals(Optional.empty(), hosts.two.enter(s -> s.accept(listener)));
        runFor(5 * SECOND);
        assertTrue(connected(hosts.one, clients[2]).isSuccess());
        assertTrue(connected(hosts.one, clients[3]).isSuccess());
    }

    @Test
    void aListenerThatClosesBreaksOffThoseThatWait() {
        int listener = listening(hosts.two);
        int client = connecting(hosts.one, TwoHosts.TWO);
        runFor(SECOND);
        assertTrue(connected(hosts.one, client).isSuccess());
        close(hosts.two, listener);
        runFor(SECOND);
        assertEquals(Status.CONNECTION_RESET, read(hosts.one, client).result().status());
        assertTrue(hosts.two.stack.connections().isEmpty());
    }

    @Test
    void twoSocketsCannotListenAtOnePort() {
        listening(hosts.two);
        Result refused = hosts.two.enter(s -> {
            int socket = (int) s.create(SocketCall.Kind.STREAM).value();
            return s.bind(socket, new Endpoint(StackHost.address(2), PORT), 0);
        });
        assertEquals(Status.ADDRESS_IN_USE, refused.status());
    }

    @Test
    void aServerMayListenAgainWhileItsConnectionsLive() {
        Pair p = established();
        int listener = hosts.two
                .enter(s -> s.query(p.server()))
                .detail(SocketInfo.class)
                .local()
                .port();
        assertEquals(PORT, listener);
        close(hosts.two, 1);
        assertTrue(listening(hosts.two) > 0);
    }

    @Test
    void bothMayOpenTheSameConnectionAtOnce() {
        Endpoint oneEnd = new Endpoint(StackHost.address(1), 5000);
        Endpoint twoEnd = new Endpoint(StackHost.address(2), 6000);
        int one = opening(hosts.one, oneEnd, twoEnd);
        int two = opening(hosts.two, twoEnd, oneEnd);
        runFor(5 * SECOND);
        assertTrue(hosts.one.enter(s -> s.connect(one, twoEnd)).orElseThrow().isSuccess());
        assertTrue(hosts.two.enter(s -> s.connect(two, oneEnd)).orElseThrow().isSuccess());
        write(hosts.one, one, 7);
        runFor(SECOND);
        assertEquals(7, read(hosts.two, two).data().length);
    }

    private static int opening(StackHost host, Endpoint local, Endpoint remote) {
        return host.enter(s -> {
            int socket = (int) s.create(SocketCall.Kind.STREAM).value();
            s.bind(socket, local, 0);
            s.connect(socket, remote);
            return socket;
        });
    }

    @Test
    void aResetThatDoesNotHitTheNextSequenceNumberIsNoReset() {
        Pair p = established();
        SocketInfo client = hosts.one.enter(s -> s.query(p.client())).detail(SocketInfo.class);
        for (int offset : new int[] {1, 1000, 60_000}) {
            TcpSegment last = TcpTransferTest.segments(hosts.toTwo.carried()).getLast();
            forge(client, last.sequence() + offset, TcpSegment.RST);
            forge(client, last.sequence() + offset, TcpSegment.SYN);
        }
        runFor(SECOND);
        assertEquals("ESTABLISHED", state(hosts.two, p.server()));
        TcpSegment last = TcpTransferTest.segments(hosts.toTwo.carried()).getLast();
        forge(client, last.sequence(), TcpSegment.RST);
        assertEquals(
                Status.CONNECTION_RESET, read(hosts.two, p.server()).result().status());
    }

    /// A segment that somebody makes up who knows both ends.
    private void forge(SocketInfo from, int sequence, int flags) {
        TcpSegment s =
                new TcpSegment(from.local().port(), from.remote().port(), sequence, 0, flags, 1000, 0, -1, new byte[0]);
        byte[] payload = s.encode(from.local().address(), from.remote().address());
        byte[] packet = new Ipv4Packet(
                        1,
                        false,
                        64,
                        Ipv4Packet.TCP,
                        from.local().address(),
                        from.remote().address(),
                        payload)
                .encode();
        hosts.two.received(
                new EthernetFrame(hosts.two.hardware, hosts.one.hardware, EthernetFrame.IPV4, packet).encode());
    }

    @Test
    void aBareSegmentWithoutAConnectionIsReset() {
        SocketInfo from =
                new SocketInfo(SocketCall.Kind.STREAM, new Endpoint(StackHost.address(1), 1234), TwoHosts.TWO, "");
        forge(from, 77, TcpSegment.ACK);
        runFor(SECOND);
        TcpSegment answer = TcpTransferTest.segments(hosts.toOne.carried()).getLast();
        assertEquals(TcpSegment.RST, answer.flags());
        assertEquals(0, answer.sequence());
    }

    @Test
    void aFloodOfOpeningsLeavesNothingThatGrows() {
        listening(hosts.two);
        for (int i = 0; i < 20_000; i++) {
            SocketInfo from = new SocketInfo(
                    SocketCall.Kind.STREAM,
                    new Endpoint(Ipv4Address.of(10, 0, 0, 100 + i % 100), 1 + i % 60_000),
                    TwoHosts.TWO,
                    "");
            forge(from, i, TcpSegment.SYN);
        }
        assertEquals(2, hosts.two.stack.connections().size());
        assertTrue(hosts.two.stack.counters().overflows() >= 19_998);
        runFor(600 * SECOND);
        assertTrue(hosts.two.stack.connections().isEmpty());
    }

    @Test
    void portsOfOldConnectionsAreNotGivenAgainAtOnce() {
        StackSettings few = StackSettings.USUAL.withPorts(50_000, 50_003);
        TwoHosts small = new TwoHosts(1, few).up();
        Sink sink = new Sink(PORT);
        small.two.run(sink);
        for (int i = 0; i < 4; i++) {
            Source source = new Source(TwoHosts.TWO, 10);
            small.one.run(source);
            small.simulation.runUntil(small.simulation.now() + SECOND);
            assertTrue(source.isDone());
        }
        Source fifth = new Source(TwoHosts.TWO, 10);
        small.one.run(fifth);
        assertTrue(fifth.hasFailed());
        assertEquals(Status.ADDRESS_IN_USE, fifth.status());
        small.simulation.runUntil(small.simulation.now() + 70 * SECOND);
        Source later = new Source(TwoHosts.TWO, 10);
        small.one.run(later);
        small.simulation.runUntil(small.simulation.now() + SECOND);
        assertTrue(later.isDone());
    }

    @Test
    void smallWritesAreGatheredWhileSomethingIsUnderWay() {
        Pair p = established();
        int before = hosts.toTwo.carried().size();
        for (int i = 0; i < 50; i++) write(hosts.one, p.client(), 10);
        runFor(SECOND);
        assertEquals(
                500,
                hosts.two.enter(s -> s.receive(p.server(), 1000)).orElseThrow().data().length);
        assertTrue(hosts.toTwo.carried().size() - before < 6, "Nagle");
    }

    @Test
    void aSocketOfAClosedConnectionTellsItsEndForEver() {
        Pair p = established();
        close(hosts.two, p.server());
        runFor(SECOND);
        for (int i = 0; i < 3; i++) assertEquals(0, read(hosts.one, p.client()).data().length);
        close(hosts.one, p.client());
        runFor(100 * SECOND);
        assertFalse(hosts.one.enter(s -> s.query(p.client())).isSuccess());
    }
}
