// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Simulation;

/// A volume with a client whose driver delivers at every interrupt.
final class VolumeFixture {
    final Simulation simulation;
    final Memories memories = new Memories();
    final ByteMemory memory = new ByteMemory("buffer", new byte[1 << 20]);
    final Volume volume;
    final Map<Long, Outcome> outcomes = new TreeMap<>();
    final List<Long> finished = new ArrayList<>();
    final Map<Long, Long> finishedNs = new TreeMap<>();
    private long tags;

    VolumeFixture(VolumeProfile profile, Path directory) {
        this(profile, directory, new Simulation(3));
    }

    VolumeFixture(VolumeProfile profile, Path directory, Simulation simulation) {
        this.simulation = simulation;
        memories.add(memory);
        volume = new Volume("host/volume/C", profile, directory, simulation, memories);
        volume.wire(volume::deliver);
    }

    static VolumeProfile disk() {
        return HardwareProfile.of("server-2008").volumes().getFirst();
    }

    static VolumeProfile nvme() {
        return HardwareProfile.of("server-2024").volumes().getFirst();
    }

    /// A small disk with a volatile write cache.
    static VolumeProfile cachedDisk(long capacityBytes, long cacheBytes) {
        VolumeProfile.Disk d = (VolumeProfile.Disk) disk();
        return new VolumeProfile.Disk(
                d.name(),
                capacityBytes,
                d.trackToTrackNs(),
                d.averageSeekNs(),
                d.fullStrokeNs(),
                d.turnsPerMinute(),
                d.trackBytes(),
                d.overheadNs(),
                d.queueDepth(),
                cacheBytes,
                d.source());
    }

    BlockLayer open(String path) {
        BlockLayer file = volume.open(path);
        attach(file);
        return file;
    }

    void attach(BlockLayer file) {
        BlockClient client = (tag, outcome) -> {
            outcomes.put(tag, outcome);
            finished.add(tag);
            finishedNs.put(tag, simulation.now());
        };
        file.attach(client);
    }

    long submit(BlockLayer file, BlockRequest request) {
        long tag = ++tags;
        file.submit(tag, request, 0);
        return tag;
    }

    void drain() {
        while (simulation.step()) {}
    }

    Outcome await(BlockLayer file, BlockRequest request) {
        long tag = submit(file, request);
        drain();
        return outcomes.get(tag);
    }

    Outcome write(BlockLayer file, long at, byte[] data) {
        return await(file, new BlockRequest.Write(at, Slice.of(data)));
    }

    byte[] read(BlockLayer file, long at, int bytes) {
        Outcome outcome = await(file, new BlockRequest.Read(at, new Slice(memory, 0, bytes)));
        if (!outcome.isDone()) throw new AssertionError(outcome);
        return new Slice(memory, 0, bytes).toBytes();
    }
}
