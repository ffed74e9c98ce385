// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlighten.block.fault.Tool;
import org.enlighten.os.fat.FatImage;
import org.enlighten.storage.DiskBench;
import org.enlighten.storage.DiskInfo;
import org.enlighten.storage.vhd.VhdFormat;
import org.enlighten.storage.vhd.VhdImage;

/// A guest's dynamic disk as it lies in the real file system without anybody running, judged by readers that share
/// no code with those who wrote it, by our own deep check, and by the tools of others.
final class GuestDisk {
    private static final int SECTOR_BYTES = 512;
    private static final int FIRST_ENTRY_AT = 0x1BE;
    private static final int SIGNATURE = 0xAA55;

    private static final List<String> HARMLESS = List.of(
            "",
            "fsck\\.fat .*",
            ".*: [0-9]+ files, [0-9]+/[0-9]+ clusters",
            "Leaving filesystem unchanged\\.",
            "Reclaimed [0-9]+ unused clusters? \\([0-9]+ bytes\\)\\.",
            "/.*",
            "  File size is [0-9]+ bytes, cluster chain length is > [0-9]+ bytes\\.",
            "  Truncating file to [0-9]+ bytes\\.",
            "Orphaned long file name part .*",
            "FATs differ but appear to be intact\\.",
            "  Using first FAT\\.");

    private final Path file;
    private final Path scratch;
    private final List<String> problems = new ArrayList<>();
    private Optional<FatImage> volume = Optional.empty();
    private long unusedBytes;
    private long partitionAt;

    /// @param scratch directory for copies that tools look at
    GuestDisk(Path file, Path scratch) throws IOException {
        this.file = file;
        this.scratch = scratch;
        byte[] image = Files.readAllBytes(file);
        VhdImage disk = new VhdImage(image);
        disk.problem().ifPresent(problems::add);
        if (problems.isEmpty()) check(image);
        if (problems.isEmpty()) look(disk.content());
    }

    /// By the check that `Test-VHD` makes. Opening it must not need a repair either.
    private void check(byte[] image) {
        DiskBench bench = new DiskBench(new VhdFormat(), image, 0);
        DiskInfo info = bench.inspected();
        if (!info.repaired().isEmpty()) problems.add(info.repaired());
        problems.addAll(bench.checked().problems());
        unusedBytes = image.length - info.allocatedBlocks() * info.blockBytes();
    }

    private void look(byte[] raw) {
        if (u16(raw, SECTOR_BYTES - 2) != SIGNATURE) return;
        partitionAt = SECTOR_BYTES * (u16(raw, FIRST_ENTRY_AT + 8) | (long) u16(raw, FIRST_ENTRY_AT + 10) << 16);
        int at = Math.toIntExact(partitionAt);
        if (at == 0 || u16(raw, at + SECTOR_BYTES - 2) != SIGNATURE) return;
        FatImage fat = new FatImage(Arrays.copyOfRange(raw, at, raw.length));
        problems.addAll(fat.damage);
        volume = Optional.of(fat);
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    /// What no power cut may leave, as sentences.
    List<String> problems() {
        return problems;
    }

    /// What the image has beside its blocks' data; it becomes more by a block when the power fails while it grows.
    long unusedBytes() {
        return unusedBytes;
    }

    Map<String, byte[]> files() {
        return volume.orElseThrow().files;
    }

    /// What `fsck.fat` says of the partition, after `qemu-img` has made a raw disk of the image.
    Tool.Run fsck() throws IOException {
        Path partition = scratch.resolve("partition.img");
        try (RandomAccessFile raw = new RandomAccessFile(convert().toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(raw.length() - partitionAt)];
            raw.seek(partitionAt);
            raw.readFully(bytes);
            Files.write(partition, bytes);
        }
        return Tool.tried("fsck.fat", "-n", partition.toString());
    }

    /// Of what `fsck.fat` says, what a power cut may not leave. It may leave clusters that belong to no file or lie
    /// behind one's end, parts of long names without a short one, and copies of the table that differ.
    static List<String> damage(Tool.Run fsck) {
        return fsck.output()
                .lines()
                .filter(line -> HARMLESS.stream().noneMatch(line::matches))
                .toList();
    }

    /// A raw disk, made by `qemu-img`.
    Path convert() {
        Path raw = scratch.resolve("raw.img");
        Tool.run("qemu-img", "convert", "-f", "vpc", "-O", "raw", file.toString(), raw.toString());
        return raw;
    }
}
