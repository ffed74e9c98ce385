// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.HashMap;
import java.util.Map;
import org.enlighten.block.BlockClient;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.block.fault.FaultyVolume;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// A FAT volume on a faulty disk, and a client that keeps several requests of a script outstanding.
final class FatWorld implements BlockClient, SnapshotContract.Whole<FatWorld.State> {
    private static final EventType ANSWERED = EventType.of("test.answered", "request", "value");

    record State(FaultyVolume.State volume, Saved files, byte[] guest, int next, int done) {}

    interface Watcher {
        void submitted(int number, FileRequest request);

        void answered(int number, FileRequest request, Outcome outcome);
    }

    final Simulation simulation = new Simulation(1);
    final FaultyVolume volume;
    final RecordedFat files;
    private final ByteMemory guest;
    private final FatScript script;
    private final int total;
    private final int depth;
    private final Map<Integer, FileRequest> underWay = new HashMap<>();
    private Watcher watcher;
    private int next;
    private int done;

    FatWorld(byte[] image, long seed, int total, int depth, int cacheBlocks) {
        this.total = total;
        this.depth = depth;
        script = new FatScript(seed);
        Memories memories = new Memories();
        guest = new ByteMemory("guest", new byte[total * FatScript.REQUEST_BYTES]);
        memories.add(guest);
        volume = new FaultyVolume("volume", simulation, memories, image, image.length, seed);
        files = new RecordedFat(
                new EngineSetup("fat", simulation, memories, volume, cacheBlocks),
                FatGeometry.parse(image).orElseThrow(),
                simulation::now);
        files.attach(this);
    }

    void watch(Watcher w) {
        watcher = w;
    }

    @Override
    public void start() {
        while (next < Math.min(depth, total)) issue();
    }

    void run() {
        while (simulation.step()) {}
    }

    boolean isDone() {
        return done == total;
    }

    private void issue() {
        int number = next++;
        FileRequest request = script.request(number, memory(number));
        underWay.put(number, request);
        if (watcher != null) watcher.submitted(number, request);
        files.submit(number, request, 0);
    }

    private Slice memory(int number) {
        return new Slice(guest, (long) number * FatScript.REQUEST_BYTES, FatScript.REQUEST_BYTES);
    }

    @Override
    public void completed(long tag, Outcome outcome) {
        done++;
        long value = outcome instanceof Outcome.Done(long v, Saved _) ? v : -1;
        simulation.trace().record(ANSWERED, 0, 0, Mode.USER, 0, tag, value);
        FileRequest request = underWay.remove((int) tag);
        if (watcher != null) watcher.answered((int) tag, request, outcome);
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
        return new State(volume.save(), files.save(), guest.bytes().clone(), next, done);
    }

    @Override
    public void restore(State s) {
        System.arraycopy(s.guest(), 0, guest.bytes(), 0, s.guest().length);
        volume.restore(s.volume());
        files.restore(s.files());
        next = s.next();
        done = s.done();
    }
}
