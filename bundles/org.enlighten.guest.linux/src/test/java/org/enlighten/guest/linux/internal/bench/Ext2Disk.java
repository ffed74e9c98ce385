// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.enlighten.block.Memories;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.disk.MasterBootRecord.Partition;
import org.enlighten.os.ext2.Ext2Factory;
import org.enlighten.os.ext2.Ext2Format;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.FileSystem;
import org.enlighten.simulation.Simulation;

/// Images of ext2 volumes with files on them.
public final class Ext2Disk {
    static final int FIRST_SECTOR = 63;

    private Ext2Disk() {}

    /// A volume with these files and directories; a path that ends with `/` is a directory.
    public static byte[] volume(int sizeBytes, Map<String, byte[]> files) {
        Simulation simulation = new Simulation(1);
        Memories memories = new Memories();
        MemoryLayer layer = new MemoryLayer("volume", simulation, memories, sizeBytes, sizeBytes, 0);
        Ext2Format format = new Ext2Format(sizeBytes, "root", 1, 2, OptionalInt.empty(), 8192, 0);
        for (Ext2Format.Piece piece : format.pieces()) layer.poke(piece.at(), piece.bytes());
        byte[] first = layer.peek(0, 36_864);
        FileSystem fs = new Ext2Factory().mount("image", simulation, memories, layer, first, 512, () -> 0);
        List<Outcome> outcomes = new ArrayList<>();
        fs.attach((tag, outcome) -> outcomes.add(outcome));
        Set<String> directories = new TreeSet<>();
        List<FileRequest> requests = new ArrayList<>();
        files.forEach((path, content) -> {
            for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String directory = path.substring(0, slash);
                if (directories.add(directory)) requests.add(new FileRequest.MakeDirectory(directory));
            }
            if (path.endsWith("/")) return;
            requests.add(new FileRequest.Create(path));
            if (content.length > 0) requests.add(new FileRequest.Write(path, 0, Slice.of(content)));
        });
        for (FileRequest request : requests) {
            fs.submit(0, request, 0);
            while (simulation.step()) {}
            if (!outcomes.getLast().isDone()) throw new AssertionError(request + ": " + outcomes.getLast());
        }
        fs.leave(0, 0);
        while (simulation.step()) {}
        if (!outcomes.getLast().isDone()) throw new AssertionError("leave: " + outcomes.getLast());
        return layer.peek(0, sizeBytes);
    }

    /// A disk with that volume on its one partition.
    public static byte[] disk(String systemId, byte[] volume) {
        byte[] disk = new byte[FIRST_SECTOR * 512 + volume.length];
        Partition all = new Partition(FIRST_SECTOR, volume.length / 512, 0x83);
        byte[] record = MasterBootRecord.of(systemId, List.of("testdisk"), all, 7);
        System.arraycopy(record, 0, disk, 0, record.length);
        System.arraycopy(volume, 0, disk, FIRST_SECTOR * 512, volume.length);
        return disk;
    }

    /// The volume on a disk's first partition.
    public static byte[] volumeOf(byte[] disk) {
        Partition first =
                MasterBootRecord.partition(Arrays.copyOf(disk, 512), 1).orElseThrow();
        int from = (int) first.fromSector() * 512;
        return Arrays.copyOfRange(disk, from, from + (int) first.sectors() * 512);
    }
}
