// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// The directory of the real file system behind a volume. Random access files and no channels: a thread's interrupt
/// closes a channel.
final class RealFiles {
    private static final int OPEN_MAX = 64;

    /// What was found on disk.
    record Found(String path, boolean directory, long sizeBytes) {}

    private final Path root;
    private final LinkedHashMap<String, RandomAccessFile> open = new LinkedHashMap<>(16, 0.75f, true);

    RealFiles(Path root) throws IOException {
        Files.createDirectories(root);
        this.root = root.toRealPath();
    }

    /// Everything under the root, parents first, by name; links that lead out and special files are left out.
    List<Found> scan() throws IOException {
        List<Found> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.comparing(this::relative)).toList()) {
                if (path.equals(root) || !isInside(path)) continue;
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) found.add(new Found(relative(path), true, 0));
                else if (Files.isRegularFile(path)) found.add(new Found(relative(path), false, Files.size(path)));
            }
        }
        return found;
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private boolean isInside(Path path) {
        try {
            return path.toRealPath().startsWith(root);
        } catch (IOException e) {
            return false;
        }
    }

    /// The real file behind a path that passed [Names#checked]; refused when a link leads out of the root.
    Path path(String path) {
        Path real = root.resolve(path);
        Path deepest = real;
        while (!Files.exists(deepest, LinkOption.NOFOLLOW_LINKS)) deepest = deepest.getParent();
        if (!isInside(deepest)) throw Names.refused(path, "a link in it leads out of the volume");
        return real;
    }

    void createFile(String path) throws IOException {
        Files.createFile(path(path));
    }

    void createDirectory(String path) throws IOException {
        Files.createDirectory(path(path));
    }

    void delete(String path) throws IOException {
        close(path);
        Files.deleteIfExists(path(path));
    }

    void rename(String from, String to) throws IOException {
        closeAll();
        Files.move(path(from), path(to));
    }

    void resize(String path, long sizeBytes) throws IOException {
        file(path).setLength(sizeBytes);
    }

    /// Bytes past the end of the file are zeros.
    void read(String path, long at, byte[] into, int offset, int bytes) throws IOException {
        RandomAccessFile file = file(path);
        file.seek(at);
        int done = 0;
        while (done < bytes) {
            int n = file.read(into, offset + done, bytes - done);
            if (n < 0) break;
            done += n;
        }
        Arrays.fill(into, offset + done, offset + bytes, (byte) 0);
    }

    void write(String path, long at, byte[] from, int offset, int bytes) throws IOException {
        RandomAccessFile file = file(path);
        file.seek(at);
        file.write(from, offset, bytes);
    }

    private RandomAccessFile file(String path) throws IOException {
        RandomAccessFile file = open.get(path);
        if (file == null) {
            file = new RandomAccessFile(path(path).toFile(), "rw");
            open.put(path, file);
            if (open.size() > OPEN_MAX) close(open.keySet().iterator().next());
        }
        return file;
    }

    private void close(String path) throws IOException {
        RandomAccessFile file = open.remove(path);
        if (file != null) file.close();
    }

    void closeAll() throws IOException {
        for (Map.Entry<String, RandomAccessFile> entry : open.entrySet())
            entry.getValue().close();
        open.clear();
    }

    static OperationFailed failed(String path, String what, IOException why) {
        String reason = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        return new OperationFailed(
                Failure.MEDIUM_ERROR, "The host could not %s '%s': %s.".formatted(what, path, reason));
    }
}
