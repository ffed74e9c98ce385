// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.os.net.protocol.EthernetFrame;
import org.enlighten.os.net.protocol.Ipv4Packet;
import org.enlighten.os.net.protocol.TcpSegment;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// A station that sends what it likes, into the middle of a connection: the stack goes on, and nothing in it grows.
class HostileFramesTest {
    private static final long SEED = Long.getLong("enlighten.seed", 0x4057L);
    private static final int CASES = Integer.getInteger("enlighten.network.mutations", 20_000);
    private static final int STATE_CHARS_MAX = 4_000_000;

    @Test
    void noFrameStopsAStack() {
        for (int round = 0; round < CASES / 1_000; round++) round(SEED + round);
    }

    /// A thousand frames into one transfer.
    private static void round(long seed) {
        TwoHosts hosts = new TwoHosts(seed).up();
        Sink sink = new Sink(TwoHosts.PORT) {
            @Override
            protected void check(long at, byte[] data) {}
        };
        hosts.two.run(sink);
        hosts.one.run(new Source(TwoHosts.TWO, 300_000));
        Chance chance = new Chance(seed);
        try {
            for (int i = 0; i < 1_000; i++) {
                for (int n = chance.nextInt(3); n > 0; n--) hosts.simulation.step();
                List<byte[]> seen = hosts.toTwo.carried();
                byte[] frame = mutated(seen.get(chance.nextInt(seen.size())), chance);
                (chance.nextInt(4) == 0 ? hosts.one : hosts.two).received(frame);
            }
            hosts.run();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("replay: -Denlighten.seed=" + seed, e);
        }
        String state = hosts.save();
        assertTrue(state.length() < STATE_CHARS_MAX, "replay: seed=" + seed + ", state of " + state.length());
    }

    private static byte[] mutated(byte[] frame, Chance chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> noise(frame, chance);
            case 1 -> Arrays.copyOf(frame, chance.nextInt(frame.length + 1));
            default -> segment(frame, chance);
        };
    }

    private static byte[] noise(byte[] frame, Chance chance) {
        byte[] bytes = frame.clone();
        for (int n = chance.nextInt(5); n >= 0; n--) bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
        return bytes;
    }

    /// A segment with right checksums and wrong everything else.
    private static byte[] segment(byte[] frame, Chance chance) {
        EthernetFrame e = EthernetFrame.decode(frame).orElseThrow();
        if (e.type() != EthernetFrame.IPV4) return noise(frame, chance);
        Ipv4Packet p = Ipv4Packet.decode(e.payload()).orElseThrow();
        TcpSegment s =
                TcpSegment.decode(p.payload(), p.source(), p.destination()).orElseThrow();
        TcpSegment changed = new TcpSegment(
                s.sourcePort(),
                chance.nextInt(10) == 0 ? chance.nextInt(65_536) : s.destinationPort(),
                s.sequence() + far(chance),
                s.acknowledgement() + far(chance),
                chance.nextInt(3) == 0 ? s.flags() : chance.nextInt(64),
                chance.nextInt(65_536),
                chance.nextInt(3) == 0 ? chance.nextInt(65_536) : 0,
                chance.nextInt(16) - 1,
                Arrays.copyOf(s.data(), chance.nextInt(1_400)));
        byte[] payload = changed.encode(p.source(), p.destination());
        byte[] packet = new Ipv4Packet(1, false, 64, Ipv4Packet.TCP, p.source(), p.destination(), payload).encode();
        return new EthernetFrame(e.destination(), e.source(), EthernetFrame.IPV4, packet).encode();
    }

    private static int far(Chance chance) {
        return switch (chance.nextInt(4)) {
            case 0 -> 0;
            case 1 -> chance.nextInt(3) - 1;
            case 2 -> chance.nextInt(200_000) - 100_000;
            default -> (int) chance.nextLong();
        };
    }

    @Test
    void aStationThatOpensAndForgetsFillsNoTable() {
        TwoHosts hosts = new TwoHosts(1).up();
        hosts.two.run(new Sink(TwoHosts.PORT));
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sources.add(new Source(TwoHosts.TWO, 1_000));
            hosts.one.run(sources.getLast());
            for (int n = 0; n < 12; n++) hosts.simulation.step();
            if (i % 2 == 0) hosts.toTwo.loses(_ -> true);
            else hosts.toTwo.loses(_ -> false);
        }
        hosts.toTwo.loses(_ -> true);
        for (int minutes = 0; minutes < 6; minutes++) hosts.run();
        assertTrue(
                hosts.one.stack.connections().isEmpty(),
                hosts.one.stack.connections().toString());
    }
}
