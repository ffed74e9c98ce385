// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two stacks in the middle of transfers over bad wires, saved between any two steps and restored into fresh objects,
/// go on as if nothing had happened.
class SavedStackTest {
    private static final int STEPS = 500 * Integer.getInteger("enlighten.depth", 1);
    private static final int AHEAD = 60;
    private static final int EVERY = 3;
    private static final long BYTES = 60_000;

    private static final class World {
        final TwoHosts hosts;
        final Sink sink = new Sink(TwoHosts.PORT, 3000);
        final Sink other = new Sink(80);
        final Source source = new Source(TwoHosts.TWO, BYTES);
        final Source back = new Source(new org.enlighten.os.net.protocol.Endpoint(StackHost.address(1), 80), BYTES);

        World(long seed) {
            hosts = new TwoHosts(seed);
            hosts.toOne.trouble(5);
            hosts.toTwo.trouble(5);
        }

        World started() {
            hosts.up();
            hosts.two.run(sink).run(back);
            hosts.one.run(other).run(source);
            return this;
        }

        World toRestore() {
            hosts.two.with(sink).with(back);
            hosts.one.with(other).with(source);
            return this;
        }
    }

    @Test
    void goesOnTheSameFromAnyStep() {
        for (long seed = 1; seed <= 3; seed++) {
            World reference = new World(seed).started();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < STEPS + AHEAD; i++) {
                texts.add(reference.hosts.save());
                reference.hosts.simulation.step();
            }
            for (int step = 0; step < STEPS; step += EVERY) {
                String replay = "seed " + seed + ", step " + step;
                World copy = new World(seed).toRestore();
                copy.hosts.restore(texts.get(step));
                assertEquals(texts.get(step), copy.hosts.save(), replay);
                for (int i = 0; i < AHEAD; i++) copy.hosts.simulation.step();
                assertEquals(texts.get(step + AHEAD), copy.hosts.save(), replay + ", later");
            }
        }
    }

    @Test
    void aTransferThatIsSavedAndRestoredAtEveryStepArrives() {
        World world = new World(7).started();
        for (int i = 0; i < 20_000 && !(world.source.isDone() && world.back.isDone()); i++) {
            world.hosts.simulation.step();
            if (i % 50 != 0) continue;
            String text = world.hosts.save();
            world = new World(7).toRestore();
            world.hosts.restore(text);
        }
        assertTrue(world.source.isDone() && world.back.isDone());
        assertEquals(BYTES, world.sink.received());
        assertEquals(BYTES, world.other.received());
    }
}
