// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.file;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.block.Outcome;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;

/// What a file system is to its users, without a disk: bytes by path, names without case. Full volumes and long lists
/// are not its business.
public final class FileModel {
    public final Map<String, byte[]> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final int rootEntries;
    private boolean directory;

    /// @param rootEntries of the root directory that no operation makes
    public FileModel(int rootEntries) {
        this.rootEntries = rootEntries;
    }

    /// What `request` would answer; for a read, its bytes come back as the second value.
    public record Answer(Outcome outcome, byte[] bytes) {
        static final byte[] NONE = {};

        static Answer of(long value) {
            return new Answer(Outcome.done(value), NONE);
        }

        static Answer failed(Failure failure) {
            return new Answer(new Outcome.Failed(failure, ""), NONE);
        }

        public boolean agreesWith(Outcome other) {
            if (outcome instanceof Outcome.Failed f)
                return other instanceof Outcome.Failed o && f.failure() == o.failure();
            return other instanceof Outcome.Done o && o.value() == ((Outcome.Done) outcome).value();
        }
    }

    public Answer apply(FileRequest request) {
        return switch (request) {
            case FileRequest.MakeDirectory _ -> {
                directory = true;
                yield Answer.of(0);
            }
            case FileRequest.Create(String path) -> create(path);
            case FileRequest.Write(String path, long at, Slice data) -> write(path, at, data.toBytes());
            case FileRequest.Delete(String path) -> files.remove(path) == null ? missing() : Answer.of(0);
            case FileRequest.Rename(String from, String to) -> rename(from, to);
            case FileRequest.Resize(String path, long bytes) -> {
                if (!files.containsKey(path)) yield missing();
                files.put(path, Arrays.copyOf(files.get(path), (int) bytes));
                yield Answer.of(0);
            }
            case FileRequest.Read(String path, long at, Slice into) -> read(path, (int) at, into.length());
            case FileRequest.List(String path) -> list(path);
            case FileRequest.Stat _, FileRequest.Volume _ -> throw new IllegalStateException();
            case FileRequest.Flush _ -> Answer.of(0);
        };
    }

    private static Answer missing() {
        return Answer.failed(Failure.NOT_FOUND);
    }

    private boolean hasParent(String path) {
        return directory || path.lastIndexOf('\\') == 0;
    }

    private Answer create(String path) {
        if (!hasParent(path)) return missing();
        return files.putIfAbsent(path, new byte[0]) == null ? Answer.of(0) : Answer.failed(Failure.EXISTS);
    }

    private Answer write(String path, long at, byte[] data) {
        byte[] content = files.get(path);
        if (content == null) return missing();
        byte[] next = Arrays.copyOf(content, Math.max(content.length, (int) at + data.length));
        System.arraycopy(data, 0, next, (int) at, data.length);
        files.put(path, next);
        return Answer.of(data.length);
    }

    private Answer rename(String from, String to) {
        if (!files.containsKey(from) || !hasParent(to)) return missing();
        if (files.containsKey(to) && !from.equalsIgnoreCase(to)) return Answer.failed(Failure.EXISTS);
        byte[] content = files.remove(from);
        files.put(to, content);
        return Answer.of(0);
    }

    private Answer read(String path, int at, int count) {
        byte[] content = files.get(path);
        if (content == null) return missing();
        int end = Math.min(content.length, at + count);
        byte[] bytes = at >= end ? new byte[0] : Arrays.copyOfRange(content, at, end);
        return new Answer(Outcome.done(bytes.length), bytes);
    }

    private Answer list(String path) {
        if (!path.equals("\\") && !directory) return missing();
        String prefix = path.equals("\\") ? "\\" : path + "\\";
        long count = files.keySet().stream()
                .filter(p -> p.startsWith(prefix) && p.indexOf('\\', prefix.length()) < 0)
                .count();
        if (!path.equals("\\")) return Answer.of(count);
        return Answer.of(rootEntries + count + (directory ? 1 : 0));
    }
}
