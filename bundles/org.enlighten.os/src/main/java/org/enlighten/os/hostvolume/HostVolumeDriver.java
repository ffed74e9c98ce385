// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.hostvolume;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.FileStore;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.os.Listing;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Saved;

/// A host's volume. Names are looked up and changed in the routine that starts a request; data goes to the
/// volume, whose interrupt tells that answers have come: the deferred routine fetches them.
final class HostVolumeDriver extends Driver implements BlockClient {
    /// What is saved: paths of open files; of those whose finished writes were not flushed; of writes under
    /// way by request; and flushes with the answers they still wait for.
    record State(List<String> open, List<String> written, Map<String, String> writing, Map<String, Integer> flushes) {}

    private static final int DEPTH = 64;

    private final FileStore files;
    private final TreeMap<String, BlockLayer> open = new TreeMap<>();
    private final TreeSet<String> written = new TreeSet<>();
    private final TreeMap<Long, String> writing = new TreeMap<>();
    private final TreeMap<Long, Integer> flushes = new TreeMap<>();

    HostVolumeDriver(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        files = node.files()
                .orElseThrow(() -> new IllegalStateException("no files lie behind the device '" + node.path() + "'"));
    }

    @Override
    public int depth() {
        return DEPTH;
    }

    @Override
    protected void initialize() {
        kernel.connect((int) node.resource("vector"));
        kernel.offerFiles(node.description(), files);
    }

    @Override
    protected void interrupt(int vector) {
        defer(0);
    }

    @Override
    protected void deferred(long argument) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        files.deliver();
    }

    @Override
    protected void start(IoRequest request) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        try {
            switch (request.function()) {
                case IoRequest.Function.File(FileRequest operation) -> perform(request, operation);
                case IoRequest.Function.FileBlock(String path, BlockRequest block) -> pass(request, path, block);
                default -> complete(request.id(), invalid());
            }
        } catch (OperationFailed e) {
            complete(request.id(), e.outcome());
        }
    }

    private Outcome invalid() {
        return new Outcome.Failed(Outcome.Failure.INVALID, "A volume of files has no such function.");
    }

    private void perform(IoRequest request, FileRequest operation) {
        long id = request.id();
        switch (operation) {
            case FileRequest.Stat(String path) -> complete(id, found(entry(store(path))));
            case FileRequest.List(String path) -> complete(id, listing(store(path)));
            case FileRequest.Volume() -> complete(id, done(0, volume()));
            case FileRequest.Create(String path) -> change(id, () -> files.create(store(path)));
            case FileRequest.MakeDirectory(String path) -> change(id, () -> files.makeDirectory(store(path)));
            case FileRequest.Delete(String path) -> change(id, () -> delete(store(path)));
            case FileRequest.Rename(String from, String to) -> change(id, () -> rename(store(from), store(to)));
            case FileRequest.Resize(String path, long bytes) -> change(id, () -> files.resize(store(path), bytes));
            case FileRequest.Read(String path, long at, Slice into) -> read(request, store(path), at, into);
            case FileRequest.Write(String path, long at, Slice data) ->
                pass(request, store(path), new BlockRequest.Write(at, data));
            case FileRequest.Flush() -> flush(request);
        }
    }

    /// A store's names have `/` between them and do not begin with it.
    private static String store(String path) {
        return path.substring(1).replace('\\', '/');
    }

    private void change(long id, Runnable change) {
        change.run();
        complete(id, Outcome.DONE);
    }

    private void delete(String path) {
        files.delete(path);
        open.remove(key(path));
    }

    private void rename(String from, String to) {
        files.rename(from, to);
        open.remove(key(from));
        open.remove(key(to));
    }

    private FileStore.Entry entry(String path) {
        if (path.isEmpty()) return new FileStore.Entry("", true, 0, 0);
        return files.entry(path)
                .orElseThrow(() -> new OperationFailed(
                        Outcome.Failure.NOT_FOUND, "There is no file '" + path.replace('/', '\\') + "'."));
    }

    private static Outcome found(FileStore.Entry e) {
        return done(e.sizeBytes(), listed(e));
    }

    private static Listing.Entry listed(FileStore.Entry e) {
        return new Listing.Entry(e.name(), e.directory(), e.sizeBytes(), e.modifiedNs());
    }

    private Outcome listing(String path) {
        return done(
                0,
                new Listing(
                        files.list(path).stream().map(HostVolumeDriver::listed).toList()));
    }

    private VolumeInfo volume() {
        return new VolumeInfo("", "NTFS", files.capacityBytes(), files.freeBytes(), 0);
    }

    private static Outcome done(long value, Record detail) {
        return new Outcome.Done(value, Saved.of(detail));
    }

    private void read(IoRequest request, String path, long at, Slice into) {
        FileStore.Entry e = entry(path);
        if (e.directory()) throw new OperationFailed(Outcome.Failure.INVALID, "'" + path + "' is a directory.");
        int bytes = Math.clamp(e.sizeBytes() - at, 0, into.length());
        if (bytes == 0) complete(request.id(), Outcome.done(0));
        else pass(request, path, new BlockRequest.Read(at, into.part(0, bytes)));
    }

    private void pass(IoRequest request, String path, BlockRequest block) {
        BlockLayer file = layer(path);
        if (block instanceof BlockRequest.Write) writing.put(request.id(), key(path));
        if (block instanceof BlockRequest.Flush) written.remove(key(path));
        file.submit(request.id(), block, request.cause());
    }

    /// A flush of the volume is one of every file that was written to.
    private void flush(IoRequest request) {
        written.retainAll(open.keySet());
        if (written.isEmpty()) {
            complete(request.id(), Outcome.DONE);
            return;
        }
        flushes.put(request.id(), written.size());
        for (String path : written) open.get(path).submit(request.id(), new BlockRequest.Flush(), request.cause());
        written.clear();
    }

    private BlockLayer layer(String path) {
        BlockLayer known = open.get(key(path));
        if (known != null && !files.isGone(known)) return known;
        if (entry(path).directory())
            throw new OperationFailed(Outcome.Failure.INVALID, "'" + path + "' is a directory.");
        BlockLayer file = files.open(path);
        file.attach(this);
        open.put(key(path), file);
        return file;
    }

    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    /// The volume has answered; called from within the deferred routine.
    @Override
    public void completed(long tag, Outcome outcome) {
        String path = writing.remove(tag);
        if (path != null) written.add(path);
        Integer left = flushes.get(tag);
        if (left != null && left > 1) {
            flushes.put(tag, left - 1);
            return;
        }
        flushes.remove(tag);
        complete(tag, outcome);
    }

    @Override
    public Saved save() {
        Map<String, Integer> waiting = new TreeMap<>();
        flushes.forEach((id, left) -> waiting.put(Long.toString(id), left));
        Map<String, String> writes = new TreeMap<>();
        writing.forEach((id, path) -> writes.put(Long.toString(id), path));
        return Saved.of(new State(List.copyOf(open.keySet()), List.copyOf(written), writes, waiting));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        for (String path : s.open()) layer(path);
        written.addAll(s.written());
        s.writing().forEach((id, path) -> writing.put(Long.parseLong(id), path));
        s.flushes().forEach((id, left) -> flushes.put(Long.parseLong(id), left));
    }
}
