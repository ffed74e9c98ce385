// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlighten.block.fault.Tool;
import org.enlighten.network.DropReason;
import org.enlighten.network.LineSettings;
import org.enlighten.network.capture.PortCapture;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.vmbus.network.client.NetworkDriverSettings;
import org.enlighten.vmbus.network.protocol.NvspVersion;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two virtual machines on a private switch that loses one frame of a hundred: a file goes from one to the other over
/// their synthetic adapters, and tshark has nothing to object.
class TransferTest {
    private static final long BYTES = Long.getLong("enlighten.transfer", 10L << 20);
    private static final int SEEDS = Integer.getInteger("enlighten.seeds", 1);
    private static final LineSettings LOSSY =
            LineSettings.PERFECT.withRate(0, 50_000).withLoss(5_000);

    @TempDir
    Path directory;

    private int captures;

    @Test
    void aFileArrivesWholeOverOnePercentLossAndBothSidesCountTheSameRetransmissions() throws IOException {
        Tool.required("tshark");
        for (int seed = 1; seed <= SEEDS; seed++) transfer(seed);
    }

    /// Half a percent on each side of the switch.
    private void transfer(long seed) throws IOException {
        NetworkWorld.Plan plan = new NetworkWorld.Plan(
                seed,
                2,
                VmbusVersion.V5_3,
                NvspVersion.V6_1,
                List.of(NetworkDriverSettings.WINDOWS, NetworkDriverSettings.LINUX),
                LOSSY);
        NetworkWorld w = new NetworkWorld(plan, directory.resolve("world" + seed));
        w.start();
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        new PortCapture(w.simulation, captured).watch(w.adapters.ports.getFirst());
        w.runUntil(w::isUp);
        w.configure();
        Result server = w.post(1, new SystemCall.StartProcess("C:\\SYS\\COLLECT.EXE", "1"));
        Result client = w.post(0, new SystemCall.StartProcess("C:\\SYS\\UPLOAD.EXE", "10.0.0.2 " + BYTES));
        assertEquals(
                0, w.post(0, new SystemCall.WaitProcess((int) client.value())).value(), "seed=" + seed);
        assertEquals(
                0, w.post(1, new SystemCall.WaitProcess((int) server.value())).value(), "seed=" + seed);
        w.runFor(1_000_000_000);
        assertTrue(w.adapters.ports.getFirst().counters().dropped(DropReason.LOST) > 0, "seed=" + seed);
        long again = w.guests.getFirst().networkCounters().orElseThrow().segmentsAgain();
        assertTrue(again > 0, "seed=" + seed);
        check(captured.toByteArray(), again, seed);
        w.close();
    }

    private void check(byte[] captured, long again, long seed) throws IOException {
        Path file = directory.resolve("capture" + captures++ + ".pcapng");
        Files.write(file, captured);
        assertEquals(List.of(), shown(file, "_ws.malformed || _ws.expert.group == \"Malformed\""), "seed=" + seed);
        String ofSender = " && eth.src == 00:15:5d:00:00:01";
        assertEquals(
                again,
                shown(file, "(tcp.analysis.retransmission || tcp.analysis.fast_retransmission)" + ofSender)
                        .size(),
                "seed=" + seed);
    }

    private static List<String> shown(Path file, String filter) throws IOException {
        return Tool.run("tshark", "-r", file.toString(), "-Y", filter, "-T", "fields", "-e", "frame.number")
                .lines()
                .filter(l -> l.matches("[0-9]+"))
                .toList();
    }
}
