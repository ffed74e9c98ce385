// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.block.fault.Tool;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.Volume;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mains of a host fail at seeded instants while a guest on it boots and writes into files on a disk that grows.
/// After each cut the image is judged, and host and guest start again on what is left. `-Denlighten.points=N` tries
/// more
/// instants, with and without a write cache each.
class PowerCutTest {
    private static final int POINTS = Integer.getInteger("enlighten.points", 12);
    private static final long SEED = Long.getLong("enlighten.seed", 1);
    private static final int POINTS_OF_A_LIFE = 6;
    private static final int JUDGED_BY_TOOLS_EVERY = 4;
    private static final long CACHE_BYTES = 8 << 20;
    private static final long DISK_BYTES = 33 << 20;
    private static final int BLOCK_BYTES = 64 << 10;
    private static final String DISK = "a.vhd";
    private static final String AT_REST = "at-rest";
    private static final long STEPS_OF_A_BOOT = 90_000;
    private static final long STEPS_OF_WORK = 120_000;
    private static final long SERVICE_NS = 20_000_000;
    private static final long SECONDS_MOST = 300;

    @TempDir
    private static Path directory;

    private static VmDefinition definition;

    private final Map<String, Integer> told = new TreeMap<>();
    private int cuts;
    private int growing;
    private int commands;

    /// A host with the role and a guest that was set up, both at rest, as a mark of the host's volume.
    @BeforeAll
    static void install() throws Exception {
        World world = world(SEED);
        world.boot();
        world.installRole();
        VirtualMachine vm = FirstVm.define(world, "a", DISK, DISK_BYTES, BLOCK_BYTES);
        definition = vm.definition();
        world.power(vm, PowerAction.START);
        world.runUntil("prompt", SECONDS_MOST, () -> FirstVm.isAtPrompt(vm));
        FirstVm.shutDown(world, vm);
        world.host.powerCut();
        volume(world).mark(AT_REST);
        world.close();
    }

    @Test
    void whatAGuestHasFlushedOutlivesEveryPowerCut() throws Exception {
        lives(0);
    }

    @Test
    void alsoWhereTheHostsDiskHasAVolatileCache() throws Exception {
        lives(CACHE_BYTES);
    }

    private void lives(long cacheBytes) throws Exception {
        Tool.required("qemu-img");
        Tool.required("fsck.fat");
        for (int number = 0; cuts < POINTS; number++) {
            Life life = new Life(cacheBytes, number);
            for (int i = 0; i < POINTS_OF_A_LIFE && cuts < POINTS; i++) life.goOnUntilTheNextCut();
            life.endInGoodOrder();
        }
        System.out.printf(
                "write cache of %d bytes: %d cuts, %d of them while the disk grew, %d commands, fsck.fat said %s%n",
                cacheBytes, cuts, growing, commands, told);
        assertTrue(commands > cuts, "commands=" + commands);
    }

    private static World world(long seed) {
        return new World(directory, seed, HardwareProfile.of("server-2008").withLogicalProcessors(2));
    }

    private static Volume volume(World world) {
        return world.hardware.volumes().getFirst().volume();
    }

    /// One host that loses its power several times.
    private final class Life {
        private final World world;
        private final UnreliableHost host;
        private final GuestFiles files = new GuestFiles();
        private final Chance chance;
        private final String replay;
        private long unusedBytes;

        Life(long cacheBytes, int number) throws IOException {
            replay = "replay: -Denlighten.seed=%d, cache=%d, life=%d".formatted(SEED, cacheBytes, number);
            chance = new Chance(SEED * 1_000_003 + number);
            world = world(SEED + number);
            volume(world).rewind(AT_REST);
            volume(world).writeCache(cacheBytes);
            host = new UnreliableHost(world, definition, new GuestWork(chance, files));
            GuestDisk atRest = disk();
            files.found(atRest.files());
            unusedBytes = atRest.unusedBytes();
        }

        private GuestDisk disk() throws IOException {
            return new GuestDisk(volume(world).realPath(DISK), directory);
        }

        private long diskFileBytes() {
            return volume(world).entry(DISK).orElseThrow().sizeBytes();
        }

        void goOnUntilTheNextCut() throws IOException {
            host.powerOn();
            int instant = chance.nextInt(4);
            if (instant == 0) host.live(chance.nextLong(STEPS_OF_A_BOOT));
            else {
                host.liveUntil("the guest's prompt", SECONDS_MOST, host::isAtPrompt);
                host.live(chance.nextLong(STEPS_OF_WORK));
            }
            if (instant == 1) liveUntilTheDiskGrows();
            if (instant <= 2) world.simulation.runUntil(world.simulation.now() + chance.nextLong(SERVICE_NS));
            host.cut();
            cuts++;
            judge();
        }

        private void liveUntilTheDiskGrows() {
            long before = diskFileBytes();
            host.liveUntil("the disk grows", SECONDS_MOST, () -> diskFileBytes() > before);
        }

        private void judge() throws IOException {
            GuestDisk disk = disk();
            String where = "%s, cut=%d, at=%d ns".formatted(replay, cuts, world.simulation.now());
            assertEquals(List.of(), disk.problems(), where);
            assertEquals(List.of(), files.broken(disk.files()), where);
            if (cuts % JUDGED_BY_TOOLS_EVERY == 0) askTools(disk, where);
            if (disk.unusedBytes() >= unusedBytes + BLOCK_BYTES) growing++;
            unusedBytes = disk.unusedBytes();
            files.found(disk.files());
        }

        private void askTools(GuestDisk disk, String where) throws IOException {
            Tool.Run fsck = disk.fsck();
            assertEquals(List.of(), GuestDisk.damage(fsck), where + "\n" + fsck.output());
            fsck.output()
                    .lines()
                    .filter(line -> line.endsWith("."))
                    .forEach(line -> told.merge(line.strip().replaceAll("[0-9]+", "n"), 1, Integer::sum));
        }

        /// The guest's own repair has left nothing to complain of, and all its files are there.
        void endInGoodOrder() throws IOException {
            host.powerOn();
            host.shutDownGuest();
            host.cut();
            GuestDisk disk = disk();
            assertEquals(List.of(), disk.problems(), replay);
            assertEquals(List.of(), files.broken(disk.files()), replay);
            Tool.Run fsck = disk.fsck();
            assertEquals(0, fsck.status(), replay + "\n" + fsck.output());
            commands += host.commands();
            world.close();
        }
    }
}
