// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.stack;

import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.block.fault.FaultyVolume;
import org.enlighten.os.fat.FatFactory;
import org.enlighten.os.fat.FatFileSystem;
import org.enlighten.os.file.FileModel;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.storage.VirtualDisk;
import org.enlighten.storage.vhd.VhdFormat;
import org.enlighten.testkit.state.SnapshotContract;

/// A FAT volume on a dynamic VHD on a faulty volume, and users with files of their own, each with one request at a
/// time: so what each answer must be is known when it is asked.
final class StackWorld implements BlockClient, SnapshotContract.Whole<StackWorld.State> {
    static final int USERS = 6;
    private static final int BYTES = 9_000;
    private static final EventType ANSWERED = EventType.of("test.answered", "request", "value");

    record State(FaultyVolume.State volume, Saved disk, Saved files, byte[] guest, int next, int done) {}

    interface Watcher {
        void submitted(int user, FileRequest request);

        void answered(int user, FileRequest request, Outcome outcome, FileModel.Answer expected);
    }

    final Simulation simulation = new Simulation(1);
    final FaultyVolume volume;
    private final VirtualDisk disk;
    private final FatFileSystem files;
    private final ByteMemory guest;
    private final long seed;
    private final int total;
    private final FileModel model = new FileModel(0);
    private final FileRequest[] asked = new FileRequest[USERS];
    private final FileModel.Answer[] expected = new FileModel.Answer[USERS];
    private Watcher watcher;
    private int next;
    private int done;

    /// Opening a disk is a request of its own: the file system's client comes between.
    private static final class OpenDisk implements BlockLayer, BlockClient {
        private final VirtualDisk disk;
        private final Runnable opened;
        private final long sizeBytes;
        private BlockClient client;

        OpenDisk(VirtualDisk disk, long sizeBytes, Runnable opened) {
            this.disk = disk;
            this.sizeBytes = sizeBytes;
            this.opened = opened;
            disk.attach(this);
        }

        @Override
        public void attach(BlockClient answered) {
            client = answered;
        }

        @Override
        public long sizeBytes() {
            return sizeBytes;
        }

        @Override
        public void submit(long tag, BlockRequest request, long cause) {
            disk.submit(tag, request, cause);
        }

        @Override
        public void completed(long tag, Outcome outcome) {
            if (tag == Long.MAX_VALUE) opened.run();
            else client.completed(tag, outcome);
        }
    }

    StackWorld(byte[] image, byte[] firstSectors, int diskBytes, long seed, int total) {
        this.seed = seed;
        this.total = total;
        Memories memories = new Memories();
        guest = new ByteMemory("guest", new byte[USERS * BYTES]);
        memories.add(guest);
        volume = new FaultyVolume("file", simulation, memories, image, image.length + 2 * diskBytes, seed);
        disk = new VhdFormat().disk(new EngineSetup("disk", simulation, memories, volume, 24));
        OpenDisk open = new OpenDisk(disk, diskBytes, this::opened);
        files = new FatFactory().mount("fat", simulation, memories, open, firstSectors, 24, simulation::now);
        files.attach(this);
    }

    void watch(Watcher w) {
        watcher = w;
    }

    @Override
    public void start() {
        disk.open(Long.MAX_VALUE, 0);
    }

    void run() {
        while (simulation.step()) {}
    }

    boolean isDone() {
        return done == total;
    }

    private void opened() {
        for (int user = 0; user < USERS; user++) ask(user);
    }

    private void ask(int user) {
        if (next >= total) return;
        FileRequest request = request(user, next++);
        asked[user] = request;
        if (watcher != null) {
            expected[user] = model.apply(request);
            watcher.submitted(user, request);
        }
        files.submit(user, request, 0);
    }

    private FileRequest request(int user, int number) {
        Chance chance = new Chance(seed * 1_000_003 + number);
        String ending = chance.nextInt(2) == 0 ? ".DAT" : " with a long name.data";
        String path = "\\U" + user + "F" + chance.nextInt(3) + ending;
        Slice memory = new Slice(guest, (long) user * BYTES, BYTES);
        int kind = chance.nextInt(16);
        if (kind < 4) return new FileRequest.Create(path);
        if (kind < 10) return new FileRequest.Write(path, chance.nextInt(6000), stamped(memory, chance, number));
        if (kind < 11) return new FileRequest.Delete(path);
        if (kind < 12) return new FileRequest.Resize(path, chance.nextInt(12_000));
        if (kind < 14) {
            return new FileRequest.Read(path, chance.nextInt(6000), memory.part(0, 1 + chance.nextInt(BYTES)));
        }
        return new FileRequest.Flush();
    }

    private static Slice stamped(Slice memory, Chance chance, int number) {
        Slice data = memory.part(0, 1 + chance.nextInt(BYTES));
        byte[] bytes = new byte[data.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 2 == 0 ? number + 1 : (number + 1 >> 8) + i / 512);
        }
        data.fill(bytes, 0);
        return data;
    }

    @Override
    public void completed(long tag, Outcome outcome) {
        done++;
        int user = (int) tag;
        long value = outcome instanceof Outcome.Done(long v, Saved _) ? v : -1;
        simulation.trace().record(ANSWERED, 0, 0, Mode.USER, 0, tag, value);
        if (watcher != null) watcher.answered(user, asked[user], outcome, expected[user]);
        ask(user);
    }

    FileModel model() {
        return model;
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
        return new State(volume.save(), disk.save(), files.save(), guest.bytes().clone(), next, done);
    }

    @Override
    public void restore(State s) {
        System.arraycopy(s.guest(), 0, guest.bytes(), 0, s.guest().length);
        volume.restore(s.volume());
        disk.restore(s.disk());
        files.restore(s.files());
        next = s.next();
        done = s.done();
    }
}
