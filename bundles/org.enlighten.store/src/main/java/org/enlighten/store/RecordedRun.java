// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.TraceBytes;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;
import org.enlighten.store.internal.EventReader;
import org.enlighten.store.internal.EventWriter;

/// A reader of the trace that keeps it whole, from when it was attached on, with the bytes that events carry, in files
/// that live as long as the run. When they take more room than they may, the oldest go. On the simulation's thread.
public final class RecordedRun implements TraceReader, AutoCloseable {
    /// Events that went to a file together.
    private record Part(Path file, long events, long bytes) {}

    private final Path folder;
    private final long bytesMax;
    private final int partBytes;
    private final List<EventType> types = new ArrayList<>();
    private final EventWriter writer = new EventWriter(types);
    private final Deque<Part> parts = new ArrayDeque<>();
    private long bytesKept;
    private long told;
    private long leftOut;
    private int number;
    private Optional<String> failure = Optional.empty();

    private RecordedRun(Path folder, long bytesMax) {
        this.folder = folder;
        this.bytesMax = bytesMax;
        partBytes = Math.clamp(bytesMax / 16, 1 << 12, 1 << 22);
    }

    /// Begins a recording; what an earlier run has left in the folder goes.
    ///
    /// @param folder that nobody else puts files into
    /// @param bytesMax of room for its files, about; an event takes eight to ten bytes, and what it carries
    public static RecordedRun in(Path folder, long bytesMax) throws StoreException {
        try {
            Files.createDirectories(folder);
            clear(folder);
            return new RecordedRun(folder, bytesMax);
        } catch (IOException e) {
            throw new StoreException(
                    "The folder '%s' for the trace cannot be used: %s.".formatted(folder, Sentences.reason(e)), e);
        }
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        }
    }

    @Override
    public void read(TraceEvent event) {
        if (!isKept()) return;
        writer.write(event);
        if (writer.length() >= partBytes) put();
    }

    @Override
    public void read(TraceEvent event, TraceBytes bytes) {
        if (!isKept()) return;
        writer.write(event, bytes.copy());
        if (writer.length() >= partBytes) put();
    }

    private boolean isKept() {
        told++;
        if (failure.isPresent()) leftOut++;
        return failure.isEmpty();
    }

    /// When a file cannot be written, recording ends: a trace with a hole in it would be none.
    private void put() {
        Part part = new Part(folder.resolve("part-%06d".formatted(++number)), writer.count(), writer.length());
        try {
            Files.write(part.file(), writer.bytes());
            parts.add(part);
            bytesKept += part.bytes();
            writer.clear();
            while (bytesKept > bytesMax) drop(parts.remove());
        } catch (IOException e) {
            failure = Optional.of("The trace could not be recorded any further, because '%s' could not be written: %s."
                    .formatted(part.file(), Sentences.reason(e)));
        }
    }

    private void drop(Part part) throws IOException {
        bytesKept -= part.bytes();
        leftOut += part.events();
        Files.delete(part.file());
    }

    /// How many events were told since it began.
    public long told() {
        return told;
    }

    /// How many of them are not there any more, or never were.
    public long leftOut() {
        return leftOut;
    }

    /// How many of them are there.
    public long kept() {
        return told - leftOut;
    }

    /// Hands on all that are there, oldest first.
    ///
    /// @throws StoreException when they cannot be read, or could not be written when they came
    public void replay(TraceReader to) throws StoreException {
        if (failure.isPresent()) throw new StoreException(failure.get());
        for (Part part : parts) {
            try {
                new EventReader(types, Files.readAllBytes(part.file())).readAll(to);
            } catch (IOException e) {
                throw new StoreException(
                        "The recorded trace '%s' could not be read: %s.".formatted(part.file(), Sentences.reason(e)),
                        e);
            }
        }
        new EventReader(types, writer.bytes()).readAll(to);
    }

    /// Removes its files.
    @Override
    public void close() throws StoreException {
        try {
            clear(folder);
            Files.delete(folder);
        } catch (IOException e) {
            throw new StoreException(
                    "The recorded trace in '%s' could not be removed: %s.".formatted(folder, Sentences.reason(e)), e);
        }
    }
}
