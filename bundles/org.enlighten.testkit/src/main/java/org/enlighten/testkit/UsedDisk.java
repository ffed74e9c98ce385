// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.storage.DiskFormat;
import org.enlighten.storage.DiskSpec;
import org.enlighten.storage.VirtualDisk;
import org.enlighten.testkit.state.SnapshotContract;

/// A disk that is made, opened, and then always has a few requests under way.
final class UsedDisk implements SnapshotContract.Whole<DiskFormatContract.State> {
    private static final EventType ANSWERED = EventType.of("testkit.answered", "request", "done");
    private static final int SECTOR = 512;
    private static final int REQUESTS = 80;
    private static final int DEPTH = 4;
    private static final int REQUEST_SECTORS_MAX = 64;
    private static final int CACHE_BLOCKS = 16;
    private static final long SERVICE_NS = 1_000;

    private final Simulation simulation;
    private final ByteMemory guest = new ByteMemory("guest", new byte[DEPTH * REQUEST_SECTORS_MAX * SECTOR]);
    private final DiskFormat format;
    private final DiskSpec spec;
    private final MemoryLayer file;
    private final VirtualDisk disk;
    private int left;

    UsedDisk(DiskFormat format, DiskSpec spec, long seed) {
        this.format = format;
        this.spec = spec;
        simulation = new Simulation(seed);
        Memories memories = new Memories();
        memories.add(guest);
        file = new MemoryLayer("file", simulation, memories, 0, 2 * spec.sizeBytes() + (1 << 20), SERVICE_NS);
        disk = format.disk(new EngineSetup("disk", simulation, memories, file, CACHE_BLOCKS));
        disk.attach(this::completed);
    }

    @Override
    public void start() {
        for (BlockRequest request : format.create(spec))
            if (request instanceof BlockRequest.Write(long at, Slice data)) file.poke(at, data.toBytes());
        left = REQUESTS;
        disk.open(0, 0);
    }

    private void completed(long tag, Outcome outcome) {
        simulation.trace().record(ANSWERED, 0, 0, Mode.USER, 0, tag, outcome.isDone() ? 1 : 0);
        boolean opened = left == REQUESTS;
        if (!opened) ask(tag);
        else for (int user = 0; user < DEPTH; user++) ask(user);
    }

    private void ask(long user) {
        if (left == 0) return;
        left--;
        Chance chance = simulation.chance();
        int sectors = 1 + chance.nextInt(REQUEST_SECTORS_MAX);
        long at = chance.nextLong(spec.sizeBytes() / SECTOR - sectors) * SECTOR;
        Slice data = new Slice(guest, user * REQUEST_SECTORS_MAX * SECTOR, sectors * SECTOR);
        BlockRequest request = switch (chance.nextInt(8)) {
            case 0 -> new BlockRequest.Flush();
            case 1, 2 -> new BlockRequest.Read(at, data);
            default -> new BlockRequest.Write(at, filled(data, chance));
        };
        disk.submit(user, request, 0);
    }

    private static Slice filled(Slice data, Chance chance) {
        byte[] bytes = new byte[data.length()];
        chance.nextBytes(bytes);
        data.fill(bytes, 0);
        return data;
    }

    @Override
    public Simulation simulation() {
        return simulation;
    }

    @Override
    public Class<DiskFormatContract.State> stateType() {
        return DiskFormatContract.State.class;
    }

    @Override
    public DiskFormatContract.State save() {
        Saved saved = disk.save();
        return new DiskFormatContract.State(file.save(), saved, guest.bytes().clone(), left);
    }

    @Override
    public void restore(DiskFormatContract.State state) {
        System.arraycopy(state.guest(), 0, guest.bytes(), 0, guest.bytes().length);
        file.restore(state.file());
        disk.restore(state.disk());
        left = state.left();
    }
}
