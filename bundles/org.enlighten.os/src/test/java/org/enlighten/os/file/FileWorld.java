// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.file;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.enlighten.block.BlockClient;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.block.fault.FaultyVolume;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// A file system on a faulty disk, and a client that keeps several requests of a script outstanding.
public final class FileWorld implements BlockClient, SnapshotContract.Whole<FileWorld.State> {
    private static final EventType ANSWERED = EventType.of("test.answered", "request", "value");

    public record State(FaultyVolume.State volume, Saved files, byte[] guest, int next, int done) {}

    /// What the client asks for: request number i is the same in every run.
    public interface Script {
        /// @param memory that the request may use, [FileScript#REQUEST_BYTES]
        FileRequest request(int number, Slice memory);
    }

    /// Sees requests go and answers come.
    public interface Watcher {
        void submitted(int number, FileRequest request);

        void answered(int number, FileRequest request, Outcome outcome);
    }

    public final Simulation simulation = new Simulation(1);
    public final FaultyVolume volume;
    public final RecordedFiles files;
    private final ByteMemory guest;
    private final Script script;
    private final int total;
    private final int depth;
    private final Map<Integer, FileRequest> underWay = new HashMap<>();
    private Watcher watcher;
    private int next;
    private int done;

    /// @param maker mounts the file system; the simulation's clock is its time
    /// @param total requests of the script
    /// @param depth how many are outstanding
    public FileWorld(
            byte[] image,
            Function<EngineSetup, RecordedFiles> maker,
            long seed,
            int total,
            int depth,
            int cacheBlocks) {
        this(image, maker, new FileScript(seed), seed, total, depth, cacheBlocks);
    }

    public FileWorld(
            byte[] image,
            Function<EngineSetup, RecordedFiles> maker,
            Script script,
            long seed,
            int total,
            int depth,
            int cacheBlocks) {
        this.total = total;
        this.depth = depth;
        this.script = script;
        Memories memories = new Memories();
        guest = new ByteMemory("guest", new byte[total * FileScript.REQUEST_BYTES]);
        memories.add(guest);
        volume = new FaultyVolume("volume", simulation, memories, image, image.length, seed);
        files = maker.apply(new EngineSetup("files", simulation, memories, volume, cacheBlocks));
        files.attach(this);
    }

    public void watch(Watcher w) {
        watcher = w;
    }

    @Override
    public void start() {
        while (next < Math.min(depth, total)) issue();
    }

    public void run() {
        while (simulation.step()) {}
    }

    public boolean isDone() {
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
        return new Slice(guest, (long) number * FileScript.REQUEST_BYTES, FileScript.REQUEST_BYTES);
    }

    /// Answers to what somebody else has asked count for nothing.
    @Override
    public void completed(long tag, Outcome outcome) {
        if (tag < 0 || tag >= total) return;
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
