// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// All names of a volume, what they are, and what they take. Names keep their case and are found without it.
final class FileIndex {
    /// The index as it is saved, in order of names.
    record State(List<FileRecord.State> files) {}

    private final TreeMap<String, FileRecord> byKey = new TreeMap<>();
    private final SpaceMap space;
    private final long capacityBytes;
    private long takenBytes;

    FileIndex(long capacityBytes) {
        this.capacityBytes = capacityBytes;
        space = new SpaceMap(capacityBytes);
    }

    long freeBytes() {
        return capacityBytes - takenBytes;
    }

    Optional<FileRecord> find(String path) {
        return Optional.ofNullable(byKey.get(Names.key(Names.checked(path))));
    }

    FileRecord file(String path) {
        FileRecord record = existing(path);
        if (record.directory) throw new OperationFailed(Failure.INVALID, "'" + path + "' is a directory.");
        return record;
    }

    FileRecord existing(String path) {
        return find(path)
                .orElseThrow(
                        () -> new OperationFailed(Failure.NOT_FOUND, "There is no '" + path + "' on this volume."));
    }

    boolean isDirectory(String path) {
        return path.isEmpty() || find(path).filter(r -> r.directory).isPresent();
    }

    /// The direct children of a directory, by name.
    List<FileRecord> children(String directory) {
        if (!isDirectory(directory))
            throw new OperationFailed(Failure.NOT_FOUND, "There is no directory '" + directory + "' on this volume.");
        String from = directory.isEmpty() ? "" : Names.key(directory) + "/";
        List<FileRecord> children = new ArrayList<>();
        for (var entry : byKey.tailMap(from).entrySet()) {
            if (!entry.getKey().startsWith(from)) break;
            if (entry.getKey().indexOf('/', from.length()) < 0) children.add(entry.getValue());
        }
        return children;
    }

    /// A new, empty entry; its parent is there, itself not.
    FileRecord add(String path, boolean directory, long nowNs) {
        if (Names.checked(path).isEmpty()) throw Names.refused(path, "it names the root");
        String parent = Names.parent(path);
        if (!isDirectory(parent))
            throw new OperationFailed(Failure.NOT_FOUND, "There is no directory '" + parent + "' on this volume.");
        if (find(path).isPresent())
            throw new OperationFailed(Failure.EXISTS, "There is already a '" + path + "' on this volume.");
        String kept = parent.isEmpty() ? "" : existing(parent).path;
        FileRecord record = new FileRecord(Names.child(kept, Names.last(path)), directory);
        record.modifiedNs = nowNs;
        byKey.put(Names.key(path), record);
        return record;
    }

    /// A file, or an empty directory.
    FileRecord remove(String path) {
        FileRecord record = existing(path);
        if (record.directory && !children(path).isEmpty())
            throw new OperationFailed(Failure.NOT_EMPTY, "Directory '" + path + "' is not empty.");
        byKey.remove(Names.key(path));
        resize(record, 0);
        record.deleted = true;
        return record;
    }

    /// Gives a file, or a directory with all it holds, another name.
    void rename(FileRecord record, String to) {
        String from = record.path;
        List<FileRecord> moved = new ArrayList<>(List.of(record));
        String inside = Names.key(from) + "/";
        for (var entry : byKey.tailMap(inside).entrySet()) {
            if (!entry.getKey().startsWith(inside)) break;
            moved.add(entry.getValue());
        }
        for (FileRecord each : moved) byKey.remove(Names.key(each.path));
        for (FileRecord each : moved) {
            each.path = to + each.path.substring(from.length());
            byKey.put(Names.key(each.path), each);
        }
    }

    /// The space for a file of this size, or NO_SPACE.
    void resize(FileRecord record, long sizeBytes) {
        long more = FileRecord.clusters(sizeBytes) - record.takenBytes();
        if (more > freeBytes()) throw noSpace(record, sizeBytes);
        takenBytes += more;
        record.sizeBytes = sizeBytes;
        int chunks = (int) Math.ceilDiv(sizeBytes, FileRecord.CHUNK_BYTES);
        while (record.chunkCount() < chunks) record.addChunk(space.take());
        while (record.chunkCount() > chunks) space.give(record.removeLastChunk());
    }

    private OperationFailed noSpace(FileRecord record, long sizeBytes) {
        return new OperationFailed(
                Failure.NO_SPACE,
                "'%s' cannot become %,d bytes long: this volume has only %,d bytes free."
                        .formatted(record.path, sizeBytes, freeBytes()));
    }

    List<FileRecord> all() {
        return List.copyOf(byKey.values());
    }

    void clear() {
        byKey.clear();
        space.clear();
        takenBytes = 0;
    }

    State save() {
        return new State(byKey.values().stream().map(FileRecord::save).toList());
    }

    /// Records that were there and are there again stay the same objects: opened files hold them.
    void restore(State state) {
        TreeMap<String, FileRecord> before = new TreeMap<>(byKey);
        clear();
        for (FileRecord.State s : state.files()) {
            FileRecord record = before.remove(Names.key(s.path()));
            if (record == null || record.directory != s.directory()) record = new FileRecord(s.path(), s.directory());
            record.restore(s);
            byKey.put(Names.key(s.path()), record);
            takenBytes += record.takenBytes();
            for (int chunk : s.chunks()) space.taken(chunk);
        }
        for (FileRecord record : before.values()) record.deleted = true;
    }
}
