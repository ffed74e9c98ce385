// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.enlighten.host.HardwareProfile;
import org.enlighten.vmbus.storage.StorageEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole world saved in the middle of writes to an accelerated disk, its transfers under way in the storage provider
/// and in the virtual disk driver, goes on alike in fresh objects. More points with `-Denlighten.points=N`.
class SyntheticSavedTest {
    private static final int POINTS = Integer.getInteger("enlighten.points", 8);
    private static final long SEED = Long.getLong("enlighten.seed", 21);
    private static final int STEPS_BETWEEN = 23;
    private static final int STEPS_AFTER = 900;

    @TempDir
    Path directory;

    private record Point(String label, String text, long afterStep) {}

    private World world() {
        return new World(directory, SEED, HardwareProfile.of("server-2008"));
    }

    @Test
    void aWorldSavedInTheMiddleOfTransfersGoesOnAlike() throws Exception {
        World world = world();
        world.boot();
        world.installRole();
        GuestVm guest = GuestVm.install(world, "windows-2003", 256, 1, 1L << 30);
        SetUpServices.in(guest);
        int[] commands = new int[1];
        world.simulation.trace().attach(e -> {
            if (e.type() == StorageEvents.COMMAND) commands[0]++;
        });
        guest.vm().type("iotest write a.dat 2000\n");
        world.runUntil("writes are under way", 60, 1, () -> commands[0] > 20);
        List<Point> points = new ArrayList<>();
        TreeMap<Long, World.Moment> moments = new TreeMap<>();
        for (int step = 0; moments.size() < POINTS; step++) {
            if (step % STEPS_BETWEEN == 0 && points.size() < POINTS) {
                String label = "p" + points.size();
                points.add(new Point(label, world.save(label), world.simulation.steps() + STEPS_AFTER));
            }
            world.simulation.step();
            long now = world.simulation.steps();
            if (points.stream().anyMatch(p -> p.afterStep() == now)) moments.put(now, world.moment());
        }
        world.close();
        int underWay = 0;
        for (Point point : points) {
            if (point.text().contains("\"busyForProvider\":1")) underWay++;
            World copy = world();
            copy.restore(point.text(), point.label());
            assertEquals(point.text(), copy.text(), "-Denlighten.seed=" + SEED + ", " + point.label());
            while (copy.simulation.steps() < point.afterStep()) copy.simulation.step();
            assertEquals(moments.get(point.afterStep()), copy.moment(), "-Denlighten.seed=" + SEED);
            copy.close();
        }
        assertTrue(underWay > 0, "no transfer was under way at any point");
    }
}
