// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.network.LineSettings;
import org.enlighten.os.net.Sink;
import org.enlighten.os.net.Source;
import org.enlighten.os.net.StackHost;
import org.enlighten.os.net.protocol.Endpoint;
import org.junit.jupiter.api.Test;

/// Switch and stacks together, saved in the middle of transfers, frames and segments under way.
class SavedTransferTest {
    private static final int STEPS = 400 * Integer.getInteger("enlighten.depth", 1);
    private static final int AHEAD = 50;
    private static final int EVERY = 4;
    private static final LineSettings LINE = LineSettings.PERFECT
            .withRate(20_000_000, 200_000)
            .withLoss(30_000)
            .withDuplication(20_000)
            .withReordering(50_000, 3_000_000);

    private static SwitchedHosts world(long seed, boolean started) {
        SwitchedHosts hosts = new SwitchedHosts(seed, LINE, LINE, LINE);
        if (started) hosts.up();
        for (int i = 0; i < 3; i++) {
            Endpoint next = new Endpoint(StackHost.address((i + 1) % 3 + 1), 80);
            Sink sink = new Sink(80);
            Source source = new Source(next, 40_000);
            if (started) hosts.hosts.get(i).run(sink).run(source);
            else hosts.hosts.get(i).with(sink).with(source);
        }
        return hosts;
    }

    @Test
    void goesOnTheSameFromAnyStep() {
        for (long seed = 1; seed <= 2; seed++) {
            SwitchedHosts reference = world(seed, true);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < STEPS + AHEAD; i++) {
                texts.add(reference.save());
                reference.simulation.step();
            }
            assertTrue(reference.stack(0).counters().segmentsReceived() > 20);
            for (int step = 0; step < STEPS; step += EVERY) {
                SwitchedHosts copy = world(seed, false);
                copy.restore(texts.get(step));
                assertEquals(texts.get(step), copy.save(), "seed " + seed + ", step " + step);
                for (int i = 0; i < AHEAD; i++) copy.simulation.step();
                assertEquals(texts.get(step + AHEAD), copy.save(), "seed " + seed + ", later than step " + step);
            }
        }
    }
}
