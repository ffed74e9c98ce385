// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Saved at every few steps and restored into fresh objects: same state text, same remaining trace. More points with
/// `-Denlighten.points=N`.
class SavedBusTest {
    private static final int POINTS = Integer.getInteger("enlighten.points", 40);

    @TempDir
    Path directory;

    private int worlds;

    private Path next() {
        return directory.resolve("w" + worlds++);
    }

    @Test
    void fromOfferToAnswerOnEveryKindOfVersion() {
        for (VmbusVersion version : List.of(VmbusVersion.V0_13, VmbusVersion.V1_1, VmbusVersion.V5_3)) {
            VmbusWorld.Plan plan = VmbusWorld.Plan.of(version, VmbusVersion.V5_3)
                    .on(version == VmbusVersion.V1_1 ? 1 : 2)
                    .with(new EchoDriver.Plan(8192, 7, 60, 1800, true));
            VmbusWorld w = VmbusWorld.with(plan, next());
            w.offer(EchoDevice.TYPE, 1);
            w.start();
            check(w, plan, () -> w.drivers.size() == 1 && w.driver().answered == 60);
            assertEquals(0, w.driver().wrong);
        }
    }

    @Test
    void whileChannelsOpenAndCloseAndGo() {
        VmbusWorld.Plan plan = VmbusWorld.Plan.of(VmbusVersion.V5_3, VmbusVersion.V5_3)
                .with(new EchoDriver.Plan(8192, 3, 10, 100, true));
        VmbusWorld w = VmbusWorld.with(plan, next());
        HostChannel channel = w.offer(EchoDevice.TYPE, 1);
        w.start();
        w.runUntil(() -> w.drivers.size() == 1 && w.driver().answered == 10);
        w.driver().tell(4);
        w.driver().tell(5);
        w.driver().tell(1);
        check(w, plan, () -> w.driver().closings == 1);
        w.driver().tell(2);
        check(w, plan, () -> w.driver().main().isOpen());
        channel.rescind();
        check(w, plan, () -> w.bus.channel(channel.number()).isEmpty());
    }

    private void check(VmbusWorld w, VmbusWorld.Plan plan, BooleanSupplier done) {
        List<VmbusWorld.Saves> saves = new ArrayList<>();
        List<Integer> told = new ArrayList<>();
        List<TraceEvent> events = new ArrayList<>();
        w.simulation.trace().attach(events::add);
        int every = Math.max(1, 1_500 / POINTS);
        int step = 0;
        while (!done.getAsBoolean() || step < 30) {
            if (step++ % every == 0) {
                saves.add(w.save());
                told.add(events.size());
            }
            assertTrue(w.simulation.step() && step < 200_000, "it does not come to an end");
        }
        long endNs = w.simulation.now();
        w.simulation.runUntil(endNs);
        String end = w.text();
        for (int i = 0; i < saves.size(); i += Math.max(1, saves.size() / POINTS)) {
            VmbusWorld copy = new VmbusWorld(plan, next());
            copy.restore(saves.get(i));
            assertEquals(String.join("\n", saves.get(i).parts()), copy.text(), "state text after save " + i);
            List<TraceEvent> rest = new ArrayList<>();
            copy.simulation.trace().attach(rest::add);
            copy.simulation.runUntil(endNs);
            assertEquals(events.subList(told.get(i), events.size()), rest, "trace after save " + i);
            assertEquals(end, copy.text(), "end after save " + i);
        }
    }
}
