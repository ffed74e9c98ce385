// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.DvdMedium;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The world saved as text at many instants of setting integration services up, of the restart and of the first start
/// with the bus, goes on from each of them in fresh objects as if nothing had happened.
class IntegrationSavedTest {
    /// One instant that was saved, and the trace so many steps later.
    private record Point(String label, long step, String text, long countAfter, long hashAfter) {}

    private static final int POINTS = Integer.getInteger("enlighten.points", 16);
    private static final long SEED = Long.getLong("enlighten.seed", 13);
    private static final long STEPS = 60_000;
    private static final long STEPS_AFTER = 2_000;

    @TempDir
    Path directory;

    private final Chance chance = new Chance(SEED);

    private World fresh() {
        return new World(directory, SEED, HardwareProfile.of("server-2008"));
    }

    @Test
    void aWorldRestoredAtAnyInstantGoesOnAlike() throws Exception {
        World world = fresh();
        world.boot();
        world.installRole();
        GuestVm guest = GuestVm.install(world, "windows-2003", 256, 1, 1L << 30);
        World.Ending ending = new World.Ending();
        String disc = world.host.installation().orElseThrow().integrationDisc().orElseThrow();
        guest.vm().insert(1, 0, new DvdMedium.Image(disc), ending);
        world.runUntil("disc is in the drive", 60, ending::isEnded);
        guest.vm().type("D:\\support\\x86\\setup.exe /quiet\nshutdown /r\n");
        List<Point> points = points(world);
        guest.awaitPrompt();
        assertEquals("vmbus 6.0.6001.18016", guest.device("Virtual Machine Bus").driver());
        world.close();
        for (Point point : points) check(point);
    }

    /// At seeded distances.
    private List<Point> points(World world) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            long until = world.simulation.steps() + chance.nextLong(2 * STEPS / POINTS);
            while (world.simulation.steps() < until) world.simulation.step();
            String label = "point" + i;
            long step = world.simulation.steps();
            String text = world.save(label);
            while (world.simulation.steps() < step + STEPS_AFTER) world.simulation.step();
            points.add(new Point(
                    label,
                    step,
                    text,
                    world.simulation.trace().count(),
                    world.simulation.trace().hash()));
        }
        return points;
    }

    private void check(Point point) {
        World world = fresh();
        world.restore(point.text(), point.label());
        String replay = "replay: -Denlighten.seed=" + SEED + ", step " + point.step();
        assertEquals(point.text(), world.text(), replay);
        while (world.simulation.steps() < point.step() + STEPS_AFTER) world.simulation.step();
        assertEquals(point.countAfter(), world.simulation.trace().count(), replay);
        assertEquals(point.hashAfter(), world.simulation.trace().hash(), replay);
        world.close();
    }
}
