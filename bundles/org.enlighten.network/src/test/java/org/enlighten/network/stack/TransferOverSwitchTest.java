// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlighten.block.fault.Tool;
import org.enlighten.network.DropReason;
import org.enlighten.network.LineSettings;
import org.enlighten.network.capture.PortCapture;
import org.enlighten.os.net.Sink;
import org.enlighten.os.net.Source;
import org.enlighten.os.net.StackHost;
import org.enlighten.os.net.protocol.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten megabytes from one machine to another over a private switch that loses one frame of a hundred.
class TransferOverSwitchTest {
    private static final long BYTES = Long.getLong("enlighten.transfer", 10L << 20);
    private static final int SEEDS = Integer.getInteger("enlighten.seeds", 1);
    /// One that no analyser expects a protocol at.
    private static final int PORT = 40_000;
    private static final Endpoint SERVER = new Endpoint(StackHost.address(2), PORT);
    private static final LineSettings LINE = LineSettings.PERFECT.withRate(100_000_000, 100_000);
    private static final long HOUR_NS = 3_600_000_000_000L;

    @TempDir
    Path directory;

    private final Sink sink = new Sink(PORT);
    private final Source source = new Source(SERVER, BYTES);
    private final ByteArrayOutputStream atSender = new ByteArrayOutputStream();
    private final ByteArrayOutputStream atReceiver = new ByteArrayOutputStream();

    private long doneAtNs;

    private SwitchedHosts transfer(long seed, LineSettings ofSender) throws IOException {
        SwitchedHosts hosts = new SwitchedHosts(seed, ofSender, LINE);
        new PortCapture(hosts.simulation, atSender).watch(hosts.ports.get(0));
        new PortCapture(hosts.simulation, atReceiver).watch(hosts.ports.get(1));
        hosts.up();
        hosts.hosts.get(1).run(sink);
        hosts.hosts.get(0).run(source);
        while (!source.isDone() && hosts.simulation.now() < HOUR_NS) hosts.simulation.step();
        doneAtNs = hosts.simulation.now();
        hosts.simulation.runUntil(HOUR_NS);
        assertTrue(source.isDone(), "seed " + seed + ": " + source.status());
        assertEquals(BYTES, sink.received(), "seed " + seed);
        assertEquals(1, sink.ended(), "seed " + seed);
        return hosts;
    }

    private long shown(ByteArrayOutputStream capture, String filter) throws IOException {
        Path file = directory.resolve("capture.pcapng");
        Files.write(file, capture.toByteArray());
        String printed = Tool.run(
                "tshark",
                "-o",
                "tcp.check_checksum:TRUE",
                "-o",
                "ip.check_checksum:TRUE",
                "-r",
                file.toString(),
                "-Y",
                filter,
                "-T",
                "fields",
                "-e",
                "frame.number");
        return printed.lines().filter(l -> l.matches("[0-9]+")).count();
    }

    @Test
    void tsharkFindsNothingMalformedAndCountsTheSameRetransmissions() throws IOException {
        Tool.required("tshark");
        for (int seed = 1; seed <= SEEDS; seed++) {
            TransferOverSwitchTest one = new TransferOverSwitchTest();
            one.directory = directory;
            one.agrees(seed);
        }
    }

    private void agrees(int seed) throws IOException {
        SwitchedHosts hosts = transfer(seed, LINE.withLoss(10_000));
        long lost = hosts.ports.get(0).counters().dropped(DropReason.LOST);
        assertTrue(lost > BYTES / 1460 / 200, "lost=" + lost);
        for (ByteArrayOutputStream capture : new ByteArrayOutputStream[] {atSender, atReceiver})
            assertEquals(
                    0,
                    shown(capture, "_ws.malformed || ip.checksum.status == 0 || tcp.checksum.status == 0"),
                    "seed " + seed);
        long again = hosts.stack(0).counters().segmentsAgain();
        assertTrue(again > 0);
        String sender = " && ip.src == 10.0.0.1";
        assertEquals(
                again,
                shown(atSender, "(tcp.analysis.retransmission || tcp.analysis.fast_retransmission)" + sender),
                "seed " + seed);
        assertEquals(
                hosts.stack(1).counters().segmentsAgain(),
                shown(
                        atReceiver,
                        "(tcp.analysis.retransmission || tcp.analysis.fast_retransmission) && ip.src == 10.0.0.2"),
                "seed " + seed);
    }

    @Test
    void lossDoublingAndReorderingTogetherChangeNothing() throws IOException {
        LineSettings bad = LINE.withLoss(10_000).withDuplication(5_000).withReordering(10_000, 2_000_000);
        SwitchedHosts hosts = transfer(5, bad);
        assertTrue(hosts.stack(0).counters().segmentsAgain() > 0);
    }

    @Test
    void aCleanSwitchNeedsNoRetransmissionAndFillsTheLine() throws IOException {
        SwitchedHosts hosts = transfer(1, LINE);
        assertEquals(0, hosts.stack(0).counters().segmentsAgain());
        assertEquals(0, hosts.stack(1).counters().segmentsAgain());
        long wireNs = BYTES * 1514 / 1460 * 8 * 10;
        assertTrue(doneAtNs > wireNs && doneAtNs < wireNs * 11 / 10, "took " + doneAtNs + " of " + wireNs);
    }

    @Test
    void theSameSeedGivesTheSameCapture() throws IOException {
        TransferOverSwitchTest again = new TransferOverSwitchTest();
        transfer(3, LINE.withLoss(10_000));
        again.transfer(3, LINE.withLoss(10_000));
        assertArrayEquals(atSender.toByteArray(), again.atSender.toByteArray());
        TransferOverSwitchTest other = new TransferOverSwitchTest();
        other.transfer(4, LINE.withLoss(10_000));
        assertTrue(other.atSender.size() != atSender.size());
    }
}
