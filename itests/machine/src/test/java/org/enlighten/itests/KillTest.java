// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlighten.block.fault.Tool;
import org.enlighten.simulation.Chance;
import org.enlighten.storage.DiskBench;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.vhd.VhdFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that works in a workspace, over and over: while definitions change, disks are made, and a guest
/// writes into files on a disk that grows. The next process finds old or new, nothing torn, and all that was flushed.
/// `-Denlighten.kills=N` does it more often.
class KillTest {
    private static final int KILLS = Integer.getInteger("enlighten.kills", 4);
    private static final long SEED = Long.getLong("enlighten.seed", 1);
    private static final int COMMANDS_MOST = 12;
    private static final long COMMAND_NS = 12_000_000;
    private static final long GROWTH_NS = 400_000;
    private static final long LOOK_NS = 50_000;
    private static final int LOOKS_MOST = 20_000;
    private static final long FIRST_START_NS = 2_000_000_000;
    private static final long DISK_BYTES = 33 << 20;
    private static final int BLOCK_BYTES = 16 << 10;
    private static final String VOLUME = "hosts/HV01/volume-C/files";

    @TempDir
    Path directory;

    private final Chance chance = new Chance(SEED);
    private int unanswered;
    private int growing;

    @Test
    void whatAKilledProcessLeavesIsOldOrNewAndSound() throws Exception {
        Tool.required("qemu-img");
        Tool.required("fsck.fat");
        Path workspace = directory.resolve("w");
        install(workspace);
        GuestFiles files = new GuestFiles();
        GuestDisk atRest = disk(workspace);
        files.found(atRest.files());
        long unusedBytes = atRest.unusedBytes();
        GuestWork guest = new GuestWork(chance, files);
        Definitions definitions = new Definitions(chance, KilledManager.GUEST);
        for (int kill = 0; kill < KILLS; kill++) {
            String replay = "replay: -Denlighten.seed=" + SEED + ", kill=" + kill;
            workAndKill(workspace, guest, definitions, replay);
            GuestDisk disk = disk(workspace);
            assertEquals(List.of(), disk.problems(), replay);
            assertEquals(List.of(), files.broken(disk.files()), replay);
            Tool.Run fsck = disk.fsck();
            assertEquals(List.of(), GuestDisk.damage(fsck), replay + "\n" + fsck.output());
            if (disk.unusedBytes() >= unusedBytes + BLOCK_BYTES) growing++;
            unusedBytes = disk.unusedBytes();
            files.found(disk.files());
        }
        System.out.printf(
                "%d kills, %d in the middle of a command, %d while the disk grew%n", KILLS, unanswered, growing);
    }

    /// A guest that was set up on a disk that grows by little.
    private void install(Path workspace) throws Exception {
        try (ManagerProcess process = new ManagerProcess(workspace)) {
            assertEquals(KilledManager.DONE, process.answer());
            process.perform("role");
        }
        byte[] empty = DiskBench.created(new VhdFormat(), DiskBench.spec(DiskType.DYNAMIC, DISK_BYTES, BLOCK_BYTES));
        Files.write(workspace.resolve(VOLUME).resolve("guest.vhd"), empty);
        try (ManagerProcess process = new ManagerProcess(workspace)) {
            assertEquals(KilledManager.DONE, process.answer());
            process.perform("guest");
            process.perform("start");
            process.perform("type", "iotest write C:\\LAST.DAT 1");
        }
    }

    private GuestDisk disk(Path workspace) throws IOException {
        return new GuestDisk(workspace.resolve(VOLUME).resolve("guest.vhd"), directory);
    }

    /// Looks at what the process before has left, works on, and is killed in the middle of a command.
    private void workAndKill(Path workspace, GuestWork guest, Definitions definitions, String replay) throws Exception {
        ManagerProcess process = new ManagerProcess(workspace);
        assertEquals(KilledManager.DONE, process.answer(), replay);
        process.send("list");
        definitions.found(process.answer(), replay);
        for (String disk : disks(workspace)) {
            process.send("test", "C:\\" + disk);
            assertEquals("[]", process.answer(), replay + ", " + disk);
        }
        process.perform("start");
        for (int left = chance.nextInt(COMMANDS_MOST); left > 0; left--) command(process, guest, definitions, replay);
        if (chance.nextInt(2) == 0) killWhileTheDiskGrows(process, guest, workspace);
        else killInACommand(process, guest, definitions);
    }

    private void command(ManagerProcess process, GuestWork guest, Definitions definitions, String replay)
            throws IOException {
        boolean types = send(process, guest, definitions);
        assertEquals(KilledManager.DONE, process.answer(), replay);
        if (types) guest.done();
        else definitions.done();
    }

    /// Whether it is one that the guest carries out.
    private boolean send(ManagerProcess process, GuestWork guest, Definitions definitions) {
        boolean types = chance.nextInt(2) == 0;
        if (types) process.send("type", guest.next());
        else process.send(definitions.next());
        return types;
    }

    private void killInACommand(ManagerProcess process, GuestWork guest, Definitions definitions) throws Exception {
        boolean types = send(process, guest, definitions);
        Thread.sleep(Duration.ofNanos(chance.nextLong(COMMAND_NS)));
        if (!process.kill().equals(Optional.of(KilledManager.DONE))) unanswered++;
        else if (types) guest.done();
        else definitions.done();
    }

    private void killWhileTheDiskGrows(ManagerProcess process, GuestWork guest, Path workspace) throws Exception {
        Path file = workspace.resolve(VOLUME).resolve("guest.vhd");
        long before = Files.size(file);
        process.send("type", guest.grow());
        for (int i = 0; i < LOOKS_MOST && Files.size(file) == before; i++) Thread.sleep(Duration.ofNanos(LOOK_NS));
        Thread.sleep(Duration.ofNanos(chance.nextLong(GROWTH_NS)));
        if (process.kill().isEmpty()) unanswered++;
    }

    private static Set<String> disks(Path workspace) throws IOException {
        Set<String> names = new TreeSet<>();
        try (var files = Files.list(workspace.resolve(VOLUME))) {
            files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".vhd"))
                    .forEach(names::add);
        }
        return names;
    }

    @Test
    void aWorkspaceWhoseFirstStartWasKilledStartsTheNextTime() throws Exception {
        for (int kill = 0; kill < Math.ceilDiv(KILLS, 2); kill++) {
            Path workspace = directory.resolve("first" + kill);
            ManagerProcess first = new ManagerProcess(workspace);
            first.send("role");
            Thread.sleep(Duration.ofNanos(chance.nextLong(FIRST_START_NS)));
            first.kill();
            try (ManagerProcess next = new ManagerProcess(workspace)) {
                assertEquals(KilledManager.DONE, next.answer());
                next.perform("role");
                next.perform("define", "vm");
                next.send("list");
                assertTrue(next.answer().startsWith("vm "));
            }
        }
    }
}
