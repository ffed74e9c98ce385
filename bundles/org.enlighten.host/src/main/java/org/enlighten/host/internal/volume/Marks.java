// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.simulation.Saved;

/// Earlier contents of a volume, beside its files: each mark is a directory with the index as it was and a copy of
/// every file. A file that did not change since the mark before is the same copy (a hard link); a copy leaves out
/// blocks of zeros, so it is as sparse as the file.
final class Marks {
    private static final int BLOCK_BYTES = 256 << 10;
    private static final String INDEX = "index.json";

    private final Path directory;
    private final Path root;
    private String latest = "";

    Marks(Path directory, Path root) {
        this.directory = directory;
        this.root = root;
    }

    void make(String label, FileIndex index, Changes changes) throws IOException {
        Path mark = at(label);
        if (Files.exists(mark))
            throw new OperationFailed(Failure.EXISTS, "This volume has a mark '" + label + "' already.");
        Files.createDirectories(mark);
        List<FileRecord> all = index.all();
        Path before = latest.isEmpty() ? mark : at(latest);
        for (FileRecord record : all) {
            if (record.directory) continue;
            Path copy = mark.resolve(name(record));
            Path earlier = before.resolve(name(record));
            if (!changes.isChanged(record.path) && Files.exists(earlier)) Files.createLink(copy, earlier);
            else copy(root.resolve(record.path), copy);
        }
        Files.writeString(mark.resolve(INDEX), Saved.of(index.save()).text());
        latest = label;
        changes.clear();
    }

    /// Puts files and index back to what they were; only files that changed are copied when `label` is the latest.
    void rewind(String label, FileIndex index, Changes changes) throws IOException {
        Path mark = at(label);
        if (!Files.exists(mark.resolve(INDEX)))
            throw new OperationFailed(Failure.NOT_FOUND, "This volume has no mark '" + label + "'.");
        String text = Files.readString(mark.resolve(INDEX), StandardCharsets.UTF_8);
        FileIndex.State state = Saved.parse(text).as(FileIndex.State.class);
        for (FileRecord record : index.all().reversed()) {
            boolean stays = label.equals(latest) && !record.directory && !changes.isChanged(record.path);
            if (!stays) Files.deleteIfExists(root.resolve(record.path));
        }
        for (FileRecord.State s : state.files()) {
            Path file = root.resolve(s.path());
            if (s.directory()) Files.createDirectories(file);
            else if (!Files.exists(file)) copy(mark.resolve(name(s.path())), file);
        }
        index.restore(state);
        latest = label;
        changes.clear();
    }

    void forget(String label) throws IOException {
        Path mark = at(label);
        if (!Files.exists(mark)) return;
        try (Stream<Path> paths = Files.walk(mark)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
        if (label.equals(latest)) latest = "";
    }

    private Path at(String label) {
        if (!label.matches("[A-Za-z0-9._-]{1,100}") || label.startsWith("."))
            throw new OperationFailed(Failure.INVALID, "'" + label + "' cannot be the name of a mark.");
        return directory.resolve(label);
    }

    private static String name(FileRecord record) {
        return name(record.path);
    }

    /// Paths as names in one directory.
    private static String name(String path) {
        return "file-" + Names.key(path).replace("%", "%25").replace("/", "%2F");
    }

    static void copy(Path from, Path to) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(from);
                RandomAccessFile out = new RandomAccessFile(to.toFile(), "rw")) {
            long at = 0;
            for (int n; (n = in.readNBytes(block, 0, BLOCK_BYTES)) > 0; at += n) {
                byte[] whole = n == BLOCK_BYTES ? block : Arrays.copyOf(block, n);
                if (MediumAccess.isZero(whole)) continue;
                out.seek(at);
                out.write(block, 0, n);
            }
            out.setLength(at);
        }
    }
}
