// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.os.net.protocol.EthernetFrame;
import org.enlighten.os.net.protocol.Ipv4Packet;
import org.enlighten.os.net.protocol.TcpSegment;
import org.junit.jupiter.api.Test;

/// Data over wires of every kind.
class TcpTransferTest {
    private static final int SEEDS = Integer.getInteger("enlighten.seeds", 20);
    private static final long MEGABYTE = 1_000_000;

    private Sink sink;
    private Source source;

    private TwoHosts transfer(TwoHosts hosts, long bytes) {
        sink = new Sink(TwoHosts.PORT);
        source = new Source(TwoHosts.TWO, bytes);
        hosts.two.run(sink);
        hosts.one.run(source);
        hosts.run();
        return hosts;
    }

    private void arrived(long bytes, String how) {
        assertTrue(source.isDone(), how + ": " + source.status());
        assertEquals(bytes, sink.received(), how);
        assertEquals(1, sink.ended(), how);
    }

    /// The segments among frames, by who sent them.
    static List<TcpSegment> segments(List<byte[]> frames) {
        List<TcpSegment> segments = new ArrayList<>();
        for (byte[] frame : frames) {
            EthernetFrame ethernet = EthernetFrame.decode(frame).orElseThrow();
            if (ethernet.type() != EthernetFrame.IPV4) continue;
            Ipv4Packet p = Ipv4Packet.decode(ethernet.payload()).orElseThrow();
            Optional<TcpSegment> s = TcpSegment.decode(p.payload(), p.source(), p.destination());
            segments.add(s.orElseThrow());
        }
        return segments;
    }

    @Test
    void whatIsSentArrivesInOrderAndBothEndsEnd() {
        TwoHosts hosts = transfer(new TwoHosts(1).up(), MEGABYTE);
        arrived(MEGABYTE, "a clean wire");
        assertEquals(0, hosts.one.stack.counters().segmentsAgain());
        assertEquals(0, hosts.two.stack.counters().segmentsAgain());
        assertTrue(hosts.one.stack.connections().isEmpty(), "nothing is left: " + hosts.one.stack.connections());
        assertTrue(hosts.two.stack.connections().isEmpty(), "nothing is left: " + hosts.two.stack.connections());
    }

    @Test
    void aWireThatLosesDoublesAndDelaysChangesNothingOfWhatArrives() {
        for (int seed = 0; seed < SEEDS; seed++) {
            int percent = seed % 10 + 1;
            TwoHosts hosts = new TwoHosts(seed).up();
            hosts.toOne.trouble(percent);
            hosts.toTwo.trouble(percent);
            transfer(hosts, 200_000);
            arrived(200_000, "replay: seed=" + seed + ", trouble=" + percent);
        }
    }

    @Test
    void everyLengthUpToAFewSegmentsArrives() {
        for (int bytes : new int[] {0, 1, 2, 535, 536, 1459, 1460, 1461, 2919, 2920, 2921, 65_535, 65_536}) {
            transfer(new TwoHosts(1).up(), bytes);
            arrived(bytes, bytes + " bytes");
        }
    }

    @Test
    void oneLostSegmentIsSentAgainAfterThreeDuplicatesWithoutWaiting() {
        TwoHosts hosts = new TwoHosts(1).up();
        hosts.toTwo.loses(frame -> frame == 30);
        transfer(hosts, 300_000);
        arrived(300_000, "one loss");
        assertEquals(1, hosts.one.stack.counters().segmentsAgain());
        long last = hosts.simulation.now() - TwoHosts.MINUTES_10;
        assertEquals(0, last);
        List<TcpSegment> sent = segments(hosts.toTwo.carried());
        assertTrue(sent.size() < 300, "segments: " + sent.size());
    }

    @Test
    void everySingleLossIsMended() {
        for (int lost = 0; lost < 60; lost++) {
            int number = lost;
            TwoHosts hosts = new TwoHosts(1).up();
            hosts.toTwo.loses(frame -> frame == number);
            transfer(hosts, 40_000);
            arrived(40_000, "frame " + lost + " to the receiver");
            TwoHosts back = new TwoHosts(1).up();
            back.toOne.loses(frame -> frame == number);
            transfer(back, 40_000);
            arrived(40_000, "frame " + lost + " to the sender");
        }
    }

    @Test
    void aReaderThatIsSlowerThanTheSenderStopsItAndLosesNothing() {
        TwoHosts hosts = new TwoHosts(1).up();
        SlowSink slow = new SlowSink(hosts.two, hosts.simulation, TwoHosts.PORT);
        source = new Source(TwoHosts.TWO, 400_000);
        hosts.two.run(slow);
        hosts.one.run(source);
        hosts.run();
        assertEquals(400_000, slow.received());
        assertTrue(source.isDone());
        List<TcpSegment> answers = segments(hosts.toOne.carried());
        assertTrue(answers.stream().anyMatch(s -> s.window() == 0), "the window was closed");
        assertEquals(0, hosts.one.stack.counters().segmentsAgain(), "probes are not retransmissions");
    }

    @Test
    void aWindowThatOpensIsFoundThoughTheNewsOfItAreLost() {
        TwoHosts hosts = new TwoHosts(1).up();
        SlowSink slow = new SlowSink(hosts.two, hosts.simulation, TwoHosts.PORT);
        source = new Source(TwoHosts.TWO, 200_000);
        boolean[] closed = new boolean[1];
        hosts.toOne.loses(n -> {
            List<TcpSegment> all = segments(List.of(hosts.toOne.carried().get(n)));
            boolean opens = closed[0] && all.stream().anyMatch(s -> s.window() > 0 && s.length() == 0);
            if (all.stream().anyMatch(s -> s.window() == 0)) closed[0] = true;
            else if (opens) closed[0] = false;
            return opens;
        });
        hosts.two.run(slow);
        hosts.one.run(source);
        hosts.run();
        assertEquals(200_000, slow.received());
        assertTrue(source.isDone());
    }

    @Test
    void largeBuffersUseScaledWindows() {
        StackSettings large = StackSettings.USUAL.withBuffer(1 << 20);
        TwoHosts hosts = transfer(new TwoHosts(1, large).up(), 8 * MEGABYTE);
        arrived(8 * MEGABYTE, "large buffers");
        List<TcpSegment> answers = segments(hosts.toOne.carried());
        assertEquals(5, answers.getFirst().windowShift());
        int most = 0;
        int acknowledged = answers.getFirst().acknowledgement();
        for (TcpSegment s : segments(hosts.toTwo.carried())) most = Math.max(most, s.sequence() - acknowledged);
        assertTrue(most > 65_535, "bytes sent: " + most);
    }

    @Test
    void theSendersCountOfRetransmissionsIsWhatTheWireSaw() {
        for (int seed = 0; seed < 10; seed++) {
            TwoHosts hosts = new TwoHosts(seed).up();
            hosts.toOne.trouble(3);
            hosts.toTwo.trouble(3);
            transfer(hosts, 500_000);
            arrived(500_000, "seed " + seed);
            assertEquals(
                    again(hosts.toTwo.carried()), hosts.one.stack.counters().segmentsAgain(), "seed " + seed);
            assertEquals(
                    again(hosts.toOne.carried()), hosts.two.stack.counters().segmentsAgain(), "seed " + seed);
        }
    }

    /// Segments that begin before the highest sequence number seen.
    private static long again(List<byte[]> frames) {
        long count = 0;
        boolean any = false;
        int highest = 0;
        for (TcpSegment s : segments(frames)) {
            if (s.length() == 0) continue;
            if (any && s.sequence() - highest < 0) count++;
            int end = s.sequence() + s.length();
            if (!any || end - highest > 0) highest = end;
            any = true;
        }
        return count;
    }

    @Test
    void manyConnectionsShareOneWire() {
        TwoHosts hosts = new TwoHosts(3).up();
        hosts.toTwo.trouble(2);
        sink = new Sink(TwoHosts.PORT);
        hosts.two.run(sink);
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sources.add(new Source(TwoHosts.TWO, 50_000 + i));
            hosts.one.run(sources.getLast());
        }
        hosts.run();
        assertTrue(sources.stream().allMatch(Source::isDone));
        assertEquals(8, sink.ended());
        assertEquals(8 * 50_000 + 28, sink.received());
    }

    @Test
    void aConnectionToOneselfWorksWithoutAnyWire() {
        TwoHosts hosts = new TwoHosts(1).up();
        sink = new Sink(TwoHosts.PORT);
        source = new Source(TwoHosts.TWO, 300_000);
        hosts.two.run(sink).run(source);
        hosts.run();
        arrived(300_000, "own address");
        assertTrue(segments(hosts.toOne.carried()).isEmpty());
    }
}
