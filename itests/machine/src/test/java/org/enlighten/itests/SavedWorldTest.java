// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The world saved as text at many instants of a machine's life, restored into fresh objects, goes on as if nothing
/// had happened.
class SavedWorldTest {
    /// One instant that was saved, and the trace so many steps later.
    private record Point(String label, long step, String text, long hashAfter, long countAfter) {}

    private static final int POINTS = Integer.getInteger("enlighten.points", 24);
    private static final long SEED = Long.getLong("enlighten.seed", 11);
    private static final long STEPS_AFTER = 2_000;

    @TempDir
    Path directory;

    private final Chance chance = new Chance(SEED);
    private final List<Point> points = new ArrayList<>();

    @Test
    void aWorldRestoredAtAnyInstantGoesOnAlike() throws Exception {
        World world = new World(directory, SEED, profile());
        world.boot();
        world.installRole();
        VirtualMachine vm = FirstVm.define(world, "a", "a.vhd", 512L << 20);
        world.power(vm, PowerAction.START);
        savePoints(world, 300_000);
        world.close();
        for (Point point : points) check(point);
    }

    /// Points at seeded distances over about so many steps, from the start of setup to the prompt.
    private void savePoints(World world, long steps) {
        for (int i = 0; i < POINTS; i++) {
            long until = world.simulation.steps() + chance.nextLong(2 * steps / POINTS);
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
