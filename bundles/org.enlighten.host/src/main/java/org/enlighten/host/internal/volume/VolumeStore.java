// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.FileStore.Entry;
import org.enlighten.block.Memories;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.host.VolumeProfile;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;

/// The parts of a volume, put together: names at once, data through the queue.
public final class VolumeStore {
    /// A volume as it is saved.
    public record State(
            FileIndex.State index,
            List<Pending.State> requests,
            int inService,
            int waiting,
            long[] medium,
            WriteLog.State log) {}

    private final String id;
    private final Simulation simulation;
    private final Memories memories;
    private final RealFiles files;
    private final FileIndex index;
    private final ServiceModel model;
    private final MediumAccess medium;
    private final RequestQueue queue;
    private final Changes changes = new Changes();
    private final Marks marks;
    private final Holders holders = new Holders();

    public VolumeStore(String id, VolumeProfile profile, Path directory, Simulation simulation, Memories memories) {
        this.id = id;
        this.simulation = simulation;
        this.memories = memories;
        files = opened(directory.resolve("files"));
        index = new FileIndex(profile.capacityBytes());
        model = ServiceModel.of(profile);
        medium = new MediumAccess(simulation, files, index, model, changes, profile.writeCacheBytes());
        queue = new RequestQueue(id, simulation, model, medium);
        marks = new Marks(directory.resolve("marks"), files.path(""));
        refresh();
    }

    private static RealFiles opened(Path directory) {
        try {
            return new RealFiles(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of a volume cannot be used: " + directory, e);
        }
    }

    public void wire(Runnable interrupt) {
        queue.wire(interrupt);
    }

    public Optional<Entry> entry(String path) {
        return path.isEmpty()
                ? Optional.of(new Entry("", true, 0, 0))
                : index.find(path).map(VolumeStore::entry);
    }

    private static Entry entry(FileRecord r) {
        return new Entry(Names.last(r.path), r.directory, r.sizeBytes, r.modifiedNs);
    }

    public List<Entry> list(String directory) {
        return index.children(Names.checked(directory)).stream()
                .map(VolumeStore::entry)
                .toList();
    }

    public void makeDirectory(String path) {
        FileRecord record = index.add(path, true, simulation.now());
        really(record.path, "make", () -> files.createDirectory(record.path), () -> index.remove(path));
    }

    public void create(String path) {
        FileRecord record = index.add(path, false, simulation.now());
        changes.changed(path);
        really(record.path, "make", () -> files.createFile(record.path), () -> index.remove(path));
    }

    public void delete(String path) {
        FileRecord record = index.remove(path);
        changes.changed(path);
        medium.ordered(record);
        queue.gone(record);
        really(record.path, "delete", () -> files.delete(record.path), () -> {});
    }

    public void rename(String from, String to) {
        FileRecord record = index.existing(from);
        String parent = Names.parent(Names.checked(to));
        boolean sameName = Names.key(from).equals(Names.key(to));
        if (to.isEmpty() || Names.key(to).startsWith(Names.key(from) + "/"))
            throw Names.refused(to, "'" + from + "' cannot become it");
        if (!sameName && index.find(to).isPresent())
            throw new OperationFailed(Failure.EXISTS, "There is already a '" + to + "' on this volume.");
        if (!index.isDirectory(parent))
            throw new OperationFailed(Failure.NOT_FOUND, "There is no directory '" + parent + "' on this volume.");
        String was = record.path;
        String kept = parent.isEmpty() ? "" : index.existing(parent).path;
        String becomes = Names.child(kept, Names.last(to));
        medium.ordered(record);
        really(was, "rename", () -> files.rename(was, becomes), () -> {});
        index.rename(record, becomes);
        changes.renamed(index, was, becomes);
    }

    public void resize(String path, long sizeBytes) {
        FileRecord record = index.file(path);
        if (sizeBytes < 0) throw new OperationFailed(Failure.INVALID, "A file cannot be " + sizeBytes + " bytes long.");
        long was = record.sizeBytes;
        index.resize(record, sizeBytes);
        record.modifiedNs = simulation.now();
        changes.changed(path);
        medium.ordered(record);
        really(record.path, "resize", () -> files.resize(record.path, sizeBytes), () -> index.resize(record, was));
    }

    public BlockLayer open(String path) {
        FileRecord record = index.file(path);
        return holders.open(queue, record);
    }

    public BlockLayer open(String path, String holder) {
        return holders.open(queue, index.file(path), holder);
    }

    public boolean isGone(BlockLayer opened) {
        return opened instanceof VolumeFile file && file.isGone();
    }

    public void deliver() {
        queue.deliver();
    }

    public long freeBytes() {
        return index.freeBytes();
    }

    public void writeCache(long bytes) {
        medium.writeCache(bytes);
    }

    public void powerCut(Chance chance) {
        List<Pending> torn = queue.lose();
        holders.clear();
        really("", "write", () -> medium.cut(torn, chance), () -> {});
    }

    public void powerOff() {
        queue.lose();
        holders.clear();
        medium.log().flushed();
    }

    public void mark(String label) {
        really("", "mark", () -> marks.make(label, index, changes), () -> {});
    }

    public void rewind(String label) {
        really(
                "",
                "rewind",
                () -> {
                    files.closeAll();
                    marks.rewind(label, index, changes);
                },
                () -> {});
    }

    public void forgetMark(String label) {
        really("", "forget a mark of", () -> marks.forget(label), () -> {});
    }

    public void bring(Path from, String path) {
        create(path);
        FileRecord record = index.existing(path);
        Path to = files.path(record.path);
        really(
                from.toString(),
                "copy",
                () -> {
                    index.resize(record, Files.size(from));
                    Marks.copy(from, to);
                },
                () -> delete(path));
    }

    public byte[] content(String path) {
        FileRecord record = index.file(path);
        byte[] bytes = new byte[Math.toIntExact(record.sizeBytes)];
        really(record.path, "read", () -> files.read(record.path, 0, bytes, 0, bytes.length), () -> {});
        return bytes;
    }

    public void copyOut(String path, Path to) {
        FileRecord record = index.existing(path);
        if (record.directory)
            throw new OperationFailed(Failure.INVALID, "'" + record.path + "' is a directory, not a file.");
        if (Files.exists(to))
            throw new OperationFailed(Failure.EXISTS, "There is already a '" + to + "'. Choose another name.");
        Path unfinished = to.resolveSibling(to.getFileName() + ".part");
        really(
                to.toString(),
                "write",
                () -> {
                    Marks.copy(files.path(record.path), unfinished);
                    Files.move(unfinished, to);
                },
                () -> unfinished.toFile().delete());
    }

    public Path realPath(String path) {
        return files.path(index.existing(path).path);
    }

    public void refresh() {
        really(
                "",
                "read",
                () -> {
                    FileIndex.State before = index.save();
                    index.clear();
                    for (RealFiles.Found found : files.scan()) take(found, before);
                },
                () -> {});
    }

    private void take(RealFiles.Found found, FileIndex.State before) {
        try {
            FileRecord record = index.add(found.path(), found.directory(), 0);
            if (!found.directory()) index.resize(record, found.sizeBytes());
            for (FileRecord.State s : before.files())
                if (s.path().equals(found.path())) record.modifiedNs = s.modifiedNs();
        } catch (OperationFailed e) {
            // A name that no guest of ours could have made: the file is there, but not for the simulation.
        }
    }

    public void close() {
        queue.lose();
        queue.forgetTimers();
        really("", "close", files::closeAll, () -> {});
    }

    public State save() {
        return new State(
                index.save(),
                holders.save(queue.all()),
                queue.inServiceCount(),
                queue.waitingCount(),
                model.save(),
                medium.log().save());
    }

    public void restore(State state) {
        index.restore(state.index());
        model.restore(state.medium());
        medium.log().restore(state.log());
        Map<String, VolumeFile> layers = holders.restored(queue, index, state.requests());
        // Memories of virtual machines come after the volumes.
        Memories known = memories.patient();
        List<Pending> all = state.requests().stream()
                .map(s -> s.in(known, layers.get(s.holder())))
                .toList();
        queue.restore(all, state.inService(), state.waiting());
    }

    /// An operation of the real file system.
    private interface Real {
        void run() throws IOException;
    }

    private void really(String path, String what, Real operation, Runnable undo) {
        try {
            operation.run();
        } catch (IOException | UncheckedIOException e) {
            undo.run();
            IOException why = e instanceof UncheckedIOException u ? u.getCause() : (IOException) e;
            throw RealFiles.failed(path.isEmpty() ? id : path, what, why);
        } catch (OperationFailed e) {
            undo.run();
            throw e;
        }
    }
}
