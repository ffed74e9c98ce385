// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Text files that the user names: lab files that are read, traces that are written. UTF-8, lines end with LF.
public final class UserFiles {
    /// What some editors put before the first letter.
    private static final String MARK = "\uFEFF";

    private UserFiles() {}

    /// What writes a report.
    @FunctionalInterface
    public interface Report {
        void writeTo(Appendable out) throws IOException, StoreException;
    }

    /// @throws StoreException when there is no such file, or it is not text
    public static List<String> lines(String name) throws StoreException {
        Path path = path(name);
        if (Files.isDirectory(path)) throw new StoreException("'%s' is a folder, not a file.".formatted(path));
        if (!Files.exists(path)) throw new StoreException("There is no file '%s'.".formatted(path));
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(path, StandardCharsets.UTF_8));
            if (!lines.isEmpty() && lines.getFirst().startsWith(MARK))
                lines.set(0, lines.getFirst().substring(1));
            return lines;
        } catch (CharacterCodingException e) {
            throw new StoreException("'%s' is not a text file (UTF-8).".formatted(path), e);
        } catch (IOException e) {
            throw new StoreException("'%s' could not be read: %s.".formatted(path, Sentences.reason(e)), e);
        }
    }

    /// Where a file lies that is to be copied.
    ///
    /// @throws StoreException when there is none, or it cannot be read
    public static Path existing(String name) throws StoreException {
        Path path = path(name);
        if (Files.isDirectory(path)) throw new StoreException("'%s' is a folder, not a file.".formatted(path));
        if (!Files.exists(path)) throw new StoreException("There is no file '%s' on this computer.".formatted(path));
        if (!Files.isReadable(path)) throw new StoreException("'%s' may not be read.".formatted(path));
        return path;
    }

    /// Where a new file is to go: as `name` says, under `fileName` when that is a folder or empty.
    ///
    /// @throws StoreException when there is no folder to hold it
    public static Path place(String name, String fileName) throws StoreException {
        Path named = path(name);
        if (Files.isDirectory(named)) return named.resolve(fileName);
        if (!Files.isDirectory(named.getParent()))
            throw new StoreException("There is no folder '%s' on this computer.".formatted(named.getParent()));
        return named;
    }

    /// Writes a file whole, or leaves what was there. Answers its full path.
    public static String write(String name, Report report) throws StoreException {
        Path path = place(name, "");
        if (Files.isDirectory(path)) throw new StoreException("'%s' is a folder; name a file in it.".formatted(path));
        Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                report.writeTo(out);
            }
            Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return path.toString();
        } catch (IOException e) {
            throw notWritten(path, temporary, e);
        } catch (UncheckedIOException e) {
            throw notWritten(path, temporary, e.getCause());
        }
    }

    /// A file that is being written, bit by bit.
    ///
    /// @param path its full path
    /// @param out its writer's to close
    public record Written(String path, OutputStream out) {}

    /// Begins a file of bytes; what was there is gone.
    public static Written open(String name) throws StoreException {
        Path path = place(name, "");
        if (Files.isDirectory(path)) throw new StoreException("'%s' is a folder; name a file in it.".formatted(path));
        try {
            return new Written(path.toString(), Files.newOutputStream(path));
        } catch (IOException e) {
            throw new StoreException("'%s' could not be written: %s.".formatted(path, Sentences.reason(e)), e);
        }
    }

    private static StoreException notWritten(Path path, Path temporary, IOException e) {
        temporary.toFile().delete();
        return new StoreException("'%s' could not be written: %s.".formatted(path, Sentences.reason(e)), e);
    }

    private static Path path(String name) throws StoreException {
        try {
            return Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StoreException("'%s' cannot be the name of a file: %s.".formatted(name, e.getReason()), e);
        }
    }
}
