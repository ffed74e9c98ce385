// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.block.fault.FaultyVolume;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// A disk on a faulty volume, and a client that keeps several requests of a seeded script outstanding. A write's data
/// are stamped with its number.
public final class DiskWorld implements BlockClient, SnapshotContract.Whole<DiskWorld.State> {
    private static final EventType ANSWERED = EventType.of("test.answered", "request", "value");
    private static final int REQUEST_SECTORS = 96;

    /// What is saved.
    public record State(FaultyVolume.State volume, Saved disk, byte[] guest, int next, int done) {}

    /// Who looks at the requests.
    public interface Watcher {
        void submitted(int number, BlockRequest request);

        void answered(int number, Outcome outcome);
    }

    public final Simulation simulation = new Simulation(1);
    public final FaultyVolume volume;
    public final VirtualDisk disk;
    private final ByteMemory guest;
    private final long seed;
    private final int depth;
    private final int total;
    private final int diskSectors;
    private Watcher watcher;
    private int next;
    private int done;

    public DiskWorld(DiskFormat format, byte[] image, int diskBytes, long seed, int total, int depth) {
        this.seed = seed;
        this.total = total;
        this.depth = depth;
        diskSectors = diskBytes / 512;
        Memories memories = new Memories();
        guest = new ByteMemory("guest", new byte[total * REQUEST_SECTORS * 512]);
        memories.add(guest);
        volume = new FaultyVolume("file", simulation, memories, image, image.length + 2 * diskBytes, seed);
        disk = format.disk(new EngineSetup("disk", simulation, memories, volume, 24));
        disk.attach(this);
    }

    public void watch(Watcher w) {
        watcher = w;
    }

    @Override
    public void start() {
        disk.open(-1, 0);
    }

    public void run() {
        while (simulation.step()) {}
    }

    public boolean isDone() {
        return done == total;
    }

    private void issue() {
        int number = next++;
        BlockRequest request = request(number);
        if (watcher != null) watcher.submitted(number, request);
        disk.submit(number, request, 0);
    }

    private BlockRequest request(int number) {
        Chance chance = new Chance(seed * 1_000_003 + number);
        if (number % 23 == 22) return new BlockRequest.Flush();
        int sectors = 1 + chance.nextInt(REQUEST_SECTORS);
        int at = chance.nextInt(chance.nextInt(3) == 0 ? 400 : diskSectors - sectors);
        Slice data = new Slice(guest, (long) number * REQUEST_SECTORS * 512, sectors * 512);
        if (chance.nextInt(5) == 0) return new BlockRequest.Read(at * 512L, data);
        byte[] bytes = new byte[sectors * 512];
        for (int i = 0; i < bytes.length; i += 4) {
            bytes[i] = (byte) (number + 1);
            bytes[i + 1] = (byte) (number + 1 >> 8);
        }
        data.fill(bytes, 0);
        return new BlockRequest.Write(at * 512L, data);
    }

    @Override
    public void completed(long tag, Outcome outcome) {
        if (tag < 0) {
            while (next < Math.min(depth, total)) issue();
            return;
        }
        done++;
        long value = outcome instanceof Outcome.Done(long v, Saved _) ? v : -1;
        simulation.trace().record(ANSWERED, 0, 0, Mode.USER, 0, tag, value);
        if (watcher != null) watcher.answered((int) tag, outcome);
        if (next < total) issue();
    }

    @Override
    public Simulation simulation() {
        return simulation;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(volume.save(), disk.save(), guest.bytes().clone(), next, done);
    }

    @Override
    public void restore(State s) {
        System.arraycopy(s.guest(), 0, guest.bytes(), 0, s.guest().length);
        volume.restore(s.volume());
        disk.restore(s.disk());
        next = s.next();
        done = s.done();
    }
}
