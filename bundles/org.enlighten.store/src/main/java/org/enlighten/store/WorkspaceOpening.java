// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.enlighten.store.internal.Folder;
import org.enlighten.store.internal.JsonText;
import org.enlighten.store.internal.Lock;
import org.enlighten.store.internal.Shelf;

/// From a folder to a workspace: finds out what it is, takes it, looks at its version, or makes it.
final class WorkspaceOpening {
    private static final String MARK = "workspace.json";
    private static final String JOURNAL = "definitions";
    private static final String FORMAT = "org.enlighten.workspace";
    private static final int VERSION = 1;
    private static final List<String> OWN_FILES = List.of(MARK, MARK + ".tmp", "lock", "lock.owner", JOURNAL);

    private WorkspaceOpening() {}

    static Workspace open(String name, Durability durability) throws StoreException {
        Path folder = path(name);
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder))
                throw new StoreException(
                        "'%s' is a file. A workspace is a folder; name another place.".formatted(folder));
            Files.createDirectories(folder);
            return taken(folder, durability, false);
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException(
                    "The workspace '%s' could not be opened: %s.".formatted(folder, Sentences.reason(e)), e);
        }
    }

    static Workspace temporary() throws StoreException {
        try {
            return taken(Files.createTempDirectory("enlighten-"), Durability.GROUPED, true);
        } catch (IOException e) {
            throw new StoreException("A temporary workspace could not be made: %s.".formatted(Sentences.reason(e)), e);
        }
    }

    private static Path path(String name) throws StoreException {
        try {
            return Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StoreException("'%s' cannot be the name of a folder: %s.".formatted(name, e.getReason()), e);
        }
    }

    private static Workspace taken(Path folder, Durability durability, boolean temporary)
            throws IOException, StoreException {
        refuseForeign(folder);
        Lock lock = Lock.take(folder)
                .orElseThrow(() -> new StoreException(
                        "The workspace '%s' is in use by %s. End that one first, or name another with --workspace."
                                .formatted(folder, Lock.owner(folder))));
        try {
            if (Files.exists(folder.resolve(MARK))) checkVersion(folder);
            else mark(folder);
            return Workspace.of(folder, lock, durability, temporary);
        } catch (IOException | StoreException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Nobody's files are to be mixed with a workspace because of a slip of the finger.
    private static void refuseForeign(Path folder) throws IOException, StoreException {
        if (Files.exists(folder.resolve(MARK))) return;
        try (Stream<Path> files = Files.list(folder)) {
            boolean foreign = files.anyMatch(
                    file -> !OWN_FILES.contains(file.getFileName().toString()));
            if (foreign)
                throw new StoreException(
                        "The folder '%s' is not a workspace and is not empty. Name an empty folder.".formatted(folder));
        }
    }

    private static void checkVersion(Path folder) throws IOException, StoreException {
        int version = version(folder);
        if (version > VERSION)
            throw new StoreException(("The workspace '%s' was written by a newer Enlighten (version %d; this one reads "
                            + "up to %d). Start the newer one, or name another workspace.")
                    .formatted(folder, version, VERSION));
    }

    private static int version(Path folder) throws IOException, StoreException {
        try {
            JsonObject mark = JsonText.parse(Files.readString(folder.resolve(MARK)));
            if (FORMAT.equals(mark.get("format").getAsString()))
                return mark.get("version").getAsInt();
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
            // told below: whatever it is, it is not ours
        }
        throw new StoreException(("'%s' is not the mark of a workspace. Nothing was changed. "
                        + "Put that file back as it was, or name another workspace.")
                .formatted(folder.resolve(MARK)));
    }

    private static void mark(Path folder) throws IOException {
        JsonObject mark = new JsonObject();
        mark.addProperty("format", FORMAT);
        mark.addProperty("version", VERSION);
        Path temporary = folder.resolve(MARK + ".tmp");
        Files.writeString(temporary, JsonText.of(mark) + "\n");
        try (var channel = java.nio.channels.FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        new Folder(folder).rename(temporary.getFileName().toString(), MARK);
        Folder.force(folder);
    }

    static Shelf shelf(Path folder) throws IOException {
        Path definitions = Files.createDirectories(folder.resolve(JOURNAL));
        Folder.force(folder);
        return new Folder(definitions);
    }

    static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes of) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
