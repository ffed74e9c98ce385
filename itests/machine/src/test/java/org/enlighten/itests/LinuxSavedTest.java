// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.PowerAction;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The world saved as text at many instants of a Linux's setup and start, on two processors, goes on from each of them
/// in fresh objects as if nothing had happened.
class LinuxSavedTest {
    /// One instant that was saved, and the trace so many steps later.
    private record Point(String label, long step, String text, long hashAfter, long countAfter) {}

    private static final int POINTS = Integer.getInteger("enlighten.points", 16);
    private static final long SEED = Long.getLong("enlighten.seed", 12);
    private static final long STEPS = 160_000;
    private static final long STEPS_AFTER = 2_000;

    @TempDir
    Path directory;

    private final Chance chance = new Chance(SEED);

    @Test
    void aWorldRestoredAtAnyInstantGoesOnAlike() throws Exception {
        World world = new World(directory, SEED, profile());
        world.boot();
        world.installRole();
        LinuxVm linux = LinuxVm.define(world, "a", "linux", "a.vhd", 96L << 20, 2);
        world.power(linux.vm, PowerAction.START);
        List<Point> points = points(world);
        world.close();
        for (Point point : points) check(point);
    }

    /// At seeded distances, from the start of setup to the prompt.
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
                    world.simulation.trace().hash(),
                    world.simulation.trace().count()));
        }
        return points;
    }

    private void check(Point point) {
        World world = new World(directory, SEED, profile());
        world.restore(point.text(), point.label());
        String replay = "replay: seed=" + SEED + ", step=" + point.step();
        assertEquals(point.text(), world.text(), replay);
        while (world.simulation.steps() < point.step() + STEPS_AFTER) world.simulation.step();
        assertEquals(point.countAfter(), world.simulation.trace().count(), replay);
        assertEquals(point.hashAfter(), world.simulation.trace().hash(), replay);
        world.close();
    }

    private static HardwareProfile profile() {
        return HardwareProfile.of("server-2008").withLogicalProcessors(2);
    }
}
