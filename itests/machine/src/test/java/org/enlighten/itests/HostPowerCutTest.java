// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.enlighten.host.HardwareProfile;
import org.enlighten.os.SystemCall;
import org.enlighten.platform.Platform;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mains of a host fail while its own system is put on its volume, and while the role is installed and removed: it
/// has the old or the new, and goes on from there. `-Denlighten.points=N` tries more instants.
class HostPowerCutTest {
    private static final int POINTS = Integer.getInteger("enlighten.points", 16);
    private static final long SEED = Long.getLong("enlighten.seed", 1);
    private static final long CACHE_BYTES = 8 << 20;
    private static final long STEPS_OF_SETUP = 700;
    private static final long STEPS_OF_ROLE = 4_500;
    private static final long STEPS_OF_REMOVAL = 5_000;
    private static final long SERVICE_NS = 10_000_000;

    @TempDir
    Path directory;

    @Test
    void aHostWhoseOwnSetUpIsCutOffIsSetUpAgain() {
        for (int point = 0; point < POINTS; point++) {
            Chance chance = new Chance(SEED * 1_000_003 + point);
            World world = world(point);
            world.host.powerOn();
            stepAndCut(world, chance.nextLong(STEPS_OF_SETUP), chance);
            requireUsable(world, point);
        }
    }

    @Test
    void aRoleWhoseInstallationIsCutOffIsThereOrCanBeInstalled() {
        int there = 0;
        for (int point = 0; point < POINTS; point++) {
            Chance chance = new Chance(SEED * 1_000_003 + point);
            World world = world(point);
            world.boot();
            world.host.install(role(world), new World.Ending());
            stepAndCut(world, chance.nextLong(STEPS_OF_ROLE), chance);
            if (requireUsable(world, point)) there++;
        }
        assertTrue(there > 0 && there < POINTS, "there=" + there);
    }

    @Test
    void aRoleWhoseRemovalIsCutOffIsThereOrCanBeInstalled() {
        int there = 0;
        for (int point = 0; point < POINTS; point++) {
            Chance chance = new Chance(SEED * 1_000_003 + point);
            World world = world(point);
            world.boot();
            world.installRole();
            world.host.uninstall(role(world), new World.Ending());
            stepAndCut(world, chance.nextLong(STEPS_OF_REMOVAL), chance);
            if (requireUsable(world, point)) there++;
        }
        assertTrue(there > 0 && there < POINTS, "there=" + there);
    }

    @Test
    void aRoleWhoseInstallationIsInterruptedByARestartIsThereOrCanBeInstalled() {
        for (int point = 0; point < POINTS; point++) {
            Chance chance = new Chance(SEED * 1_000_003 + point);
            World world = world(point);
            world.boot();
            World.Ending ending = new World.Ending();
            world.host.install(role(world), ending);
            long steps = chance.nextLong(STEPS_OF_ROLE);
            for (long i = 0; i < steps; i++) world.simulation.step();
            long booted = world.host.bootedAtNs();
            world.host.shutDown(SystemCall.ShutdownKind.RESTART);
            world.runUntil("it begins again", 600, () -> world.host.bootedAtNs() > booted);
            requireUsable(world, point);
        }
    }

    /// It boots, with the role at work or without it; in that case the role can be installed. Says whether it was
    /// there.
    private static boolean requireUsable(World world, int point) {
        world.boot();
        String replay = "replay: -Denlighten.seed=" + SEED + ", point=" + point;
        boolean there = world.host.installed().isPresent();
        assertEquals(there, world.host.installation().isPresent(), replay);
        if (there) world.runUntil("machines can be managed, " + replay, 60, world::isManaged);
        else world.installRole();
        assertTrue(world.isManaged(), replay);
        world.close();
        return there;
    }

    private static Platform role(World world) {
        return world.host.platforms().getFirst();
    }

    private World world(int point) {
        World world = new World(
                directory.resolve("host" + point),
                SEED + point,
                HardwareProfile.of("server-2008").withLogicalProcessors(2));
        world.hardware.volumes().getFirst().volume().writeCache(point % 2 * CACHE_BYTES);
        return world;
    }

    private static void stepAndCut(World world, long steps, Chance chance) {
        for (long i = 0; i < steps; i++) world.simulation.step();
        if (chance.nextInt(2) == 0) world.simulation.runUntil(world.simulation.now() + chance.nextLong(SERVICE_NS));
        world.host.powerCut();
    }
}
