// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlighten.guest.internal.oltp.Judge;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.Volume;
import org.enlighten.platform.PowerAction;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database commits in a guest with integration services. Its disk is copied at seeded instants: frozen by the
/// requestor in the guest, as it lies while the guest goes on, and after the machine was turned off. A frozen copy
/// needs no log; the others lose nothing that the guest's screen said was committed, and show nothing else.
/// `-Denlighten.points=N` makes more copies, `-Denlighten.hours=N` spreads them over so many virtual hours.
class DatabaseBackupTest {
    private static final int POINTS = Integer.getInteger("enlighten.points", 6);
    private static final long HOURS = Long.getLong("enlighten.hours", 0);
    private static final long SEED = Long.getLong("enlighten.seed", 1);
    private static final long SPAN_NS = HOURS > 0 ? HOURS * 3600 * World.SECOND_NS : POINTS * World.SECOND_NS;
    private static final String WORDS = "pages=32 logkib=512 clients=3 seed=5";
    private static final Judge JUDGE = new Judge(WORDS);
    private static final Pattern COMMITTED = Pattern.compile("committed (\\d+)\\s");
    private static final int FROZEN_MOST_S = 90;

    private enum Kind {
        FROZEN,
        RUNNING,
        TURNED_OFF
    }

    /// The database's files in one copy of the disk, and what the screen had promised by then.
    private record Copy(Kind kind, byte[] data, byte[] log, long promised) {
        Optional<String> judged() {
            return JUDGE.judged(data, log, promised).why();
        }

        long replayed() {
            return JUDGE.replayed(data, log);
        }
    }

    @TempDir
    Path directory;

    @TempDir
    Path scratch;

    private final Chance chance = new Chance(SEED);
    private World world;
    private GuestVm guest;
    private long promised;
    private int runs;

    private String replay(int point) {
        return "replay: -Denlighten.seed=%d -Denlighten.points=%d -Denlighten.hours=%d, point %d, promised %d"
                .formatted(SEED, POINTS, HOURS, point, promised);
    }

    private void install() throws Exception {
        world = new World(directory, SEED, HardwareProfile.of("server-2008"), new ServicesShelf());
        world.boot();
        world.installRole();
        guest = GuestVm.install(world, "windows-2003", 256, 1, 256L << 20);
        SetUpServices.in(guest);
    }

    private void startDatabase() {
        long before = promised;
        guest.vm().type("workload run oltp " + WORDS + " talk=1 seconds=" + (1_000_000 + runs++) + "\n");
        world.runUntil("an answer", 600, () -> committed() > before);
    }

    /// The most that the screen has said was committed; a line under way is not whole.
    private long committed() {
        return COMMITTED
                .matcher(guest.vm().screen().text())
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .max()
                .orElse(0);
    }

    private void live(long ns) {
        long end = world.simulation.now() + ns;
        world.runUntil("the next copy", ns / World.SECOND_NS + 60, 1, () -> world.simulation.now() >= end);
    }

    private void note() {
        promised = Math.max(promised, committed());
    }

    /// It goes on for as long as that takes; then its screen is empty.
    private void turnOff() {
        World.Ending ending = new World.Ending();
        guest.vm().power(PowerAction.TURN_OFF, ending);
        world.runUntil("the machine is off", 60, 1, () -> {
            note();
            return ending.isEnded();
        });
        ending.check();
    }

    private void copyDisk() {
        note();
        try {
            Files.copy(Path.of(guest.diskFile()), scratch.resolve("copy.vhd"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Copy copy(Kind kind) throws IOException {
        switch (kind) {
            case FROZEN -> {
                World.Ending ending = new World.Ending();
                guest.vm().services().orElseThrow().frozen(this::copyDisk, ending);
                world.runUntil("copy of a frozen guest", FROZEN_MOST_S, ending::isEnded);
                ending.check();
            }
            case RUNNING -> copyDisk();
            case TURNED_OFF -> {
                turnOff();
                copyDisk();
            }
        }
        GuestDisk disk = new GuestDisk(scratch.resolve("copy.vhd"), scratch);
        if (kind == Kind.FROZEN) assertEquals(List.of(), disk.problems());
        Map<String, byte[]> files = disk.files();
        return new Copy(kind, files.get("\\TEMP\\OLTP.DAT"), files.get("\\TEMP\\OLTP.LOG"), promised);
    }

    private Kind kind(int point) {
        if (point % 6 == 5) return Kind.TURNED_OFF;
        return point % 2 == 0 ? Kind.FROZEN : Kind.RUNNING;
    }

    @Test
    void aFrozenCopyNeedsNoLogAndEveryOtherOneIsBroughtBackByIt() throws Exception {
        install();
        startDatabase();
        int[] copies = new int[Kind.values().length];
        long replayed = 0;
        for (int point = 0; point < POINTS; point++) {
            live(chance.nextLong(2 * SPAN_NS / POINTS));
            Copy copy = copy(kind(point));
            copies[copy.kind().ordinal()]++;
            assertEquals(Optional.empty(), copy.judged(), copy.kind() + ", " + replay(point));
            if (copy.kind() == Kind.FROZEN) assertEquals(0, copy.replayed(), replay(point));
            else replayed += copy.replayed();
            if (copy.kind() == Kind.TURNED_OFF) restart();
        }
        System.out.printf(
                "%d frozen copies, %d of a running guest, %d after a power cut; %d transactions replayed, %d committed%n",
                copies[0], copies[1], copies[2], replayed, promised);
        assertTrue(replayed > 0, "no crash image needed its log, " + replay(POINTS));
        world.close();
    }

    private void restart() {
        guest.start();
        guest.awaitPrompt();
        startDatabase();
    }

    @Test
    void aLostLogAndACopyThatWasNotFrozenAreCaughtByTheSameChecks() throws Exception {
        install();
        startDatabase();
        Copy early = copy(Kind.FROZEN);
        int lost = 0;
        long unfrozen = 0;
        for (int i = 0; i < 4; i++) {
            live(World.SECOND_NS + chance.nextLong(World.SECOND_NS));
            Copy late = copy(Kind.RUNNING);
            assertEquals(Optional.empty(), late.judged(), replay(i));
            unfrozen += late.replayed();
            Copy unflushed = new Copy(late.kind(), late.data(), early.log(), late.promised());
            if (unflushed.judged().isPresent()) lost++;
        }
        assertEquals(4, lost, "logs without their last flushes that were caught, " + replay(4));
        assertNotEquals(0, unfrozen, replay(4));
        world.close();
    }

    private void putBack(Path disk) {
        Volume volume = world.hardware.volumes().getFirst().volume();
        String name = Path.of(guest.diskFile()).getFileName().toString();
        volume.delete(name);
        volume.bring(disk, name);
    }

    @Test
    void aMachineWhoseBackupWasPutBackStartsAndItsDatabaseGoesOnFromThere() throws Exception {
        install();
        startDatabase();
        Copy backup = copy(Kind.FROZEN);
        assertEquals(0, backup.replayed(), replay(0));
        Path kept = Files.copy(scratch.resolve("copy.vhd"), scratch.resolve("kept.vhd"));
        live(2 * World.SECOND_NS);
        world.power(guest.vm(), PowerAction.TURN_OFF);
        putBack(kept);
        restart();
        Copy later = copy(Kind.FROZEN);
        assertTrue(later.promised() > backup.promised(), replay(1));
        assertEquals(Optional.empty(), later.judged(), replay(1));
        world.close();
    }
}
