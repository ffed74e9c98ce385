// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlighten.guest.internal.oltp.Judge;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.Volume;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mains of a host fail at seeded instants while a database commits in a guest on it; the host's disk has a
/// volatile
/// cache. What the guest's screen said was committed is in the files of the crash image, and nothing that was not.
/// `-Denlighten.points=N` tries more instants.
class DatabasePowerCutTest {
    private static final int POINTS = Integer.getInteger("enlighten.points", 8);
    private static final long SEED = Long.getLong("enlighten.seed", 1);
    private static final String DISK = "a.vhd";
    private static final String WORDS = "pages=32 logkib=512 clients=3 seed=5";
    private static final Pattern COMMITTED = Pattern.compile("committed (\\d+)");
    private static final long STEPS_OF_WORK = 250_000;
    private static final int POINTS_OF_A_LIFE = 5;

    @TempDir
    private static Path directory;

    private World world;
    private long promised;
    private int typed;

    /// Somebody who starts the database again whenever there is a prompt.
    private final class Operator implements UnreliableHost.Person {
        @Override
        public String next() {
            return "workload run oltp " + WORDS + " talk=1 seconds=" + (10_000 + typed++);
        }
    }

    /// The most that the screen says was committed: the line under way may have the first digits only.
    private static long committed(String screen) {
        return COMMITTED
                .matcher(screen)
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .max()
                .orElse(0);
    }

    private Volume volume() {
        return world.hardware.volumes().getFirst().volume();
    }

    private World world(long seed) {
        return new World(directory, seed, HardwareProfile.of("server-2008").withLogicalProcessors(2));
    }

    private VmDefinition install() throws Exception {
        world = world(SEED);
        world.boot();
        world.installRole();
        VirtualMachine vm = FirstVm.define(world, "a", DISK, 48L << 20, 64 << 10);
        world.power(vm, PowerAction.START);
        world.runUntil("prompt", 300, () -> FirstVm.isAtPrompt(vm));
        FirstVm.shutDown(world, vm);
        world.host.powerCut();
        volume().mark("installed");
        world.close();
        return vm.definition();
    }

    @Test
    void whatWasCommittedOutlivesEveryPowerCutAndNothingElseIsThere() throws Exception {
        VmDefinition definition = install();
        Chance chance = new Chance(SEED);
        int answered = 0;
        for (int point = 0; point < POINTS; ) {
            world = world(SEED + point);
            volume().rewind("installed");
            volume().writeCache(8 << 20);
            promised = 0;
            UnreliableHost host = new UnreliableHost(world, definition, new Operator());
            for (int i = 0; i < POINTS_OF_A_LIFE && point < POINTS; i++, point++) {
                answered += cut(host, chance) ? 1 : 0;
                judge(point);
            }
            world.close();
        }
        System.out.printf("%d cuts, %d of them after an answer%n", POINTS, answered);
        assertTrue(answered > POINTS / 3, "answered " + answered);
    }

    private boolean cut(UnreliableHost host, Chance chance) {
        host.powerOn();
        host.liveUntil("the guest's prompt", 300, host::isAtPrompt);
        boolean early = chance.nextInt(5) == 0;
        if (!early) host.liveUntil("an answer", 600, () -> committed(host.screen()) > 0);
        host.live(chance.nextLong(STEPS_OF_WORK));
        long told = committed(host.screen());
        promised = Math.max(promised, told);
        host.cut();
        return told > 0;
    }

    private void judge(int point) throws Exception {
        Map<String, byte[]> files = new GuestDisk(volume().realPath(DISK), directory).files();
        byte[] data = files.get("\\TEMP\\OLTP.DAT");
        byte[] log = files.get("\\TEMP\\OLTP.LOG");
        String where = "replay: -Denlighten.seed=%d, point=%d, promised=%d".formatted(SEED, point, promised);
        if (data == null || log == null) {
            assertEquals(0, promised, where + ": no files");
            return;
        }
        assertEquals(Optional.empty(), new Judge(WORDS).judged(data, log, promised), where);
    }
}
