// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All documents, in memory as texts and on a shelf as one file `journal-N` to which changes are appended. When
/// most of it is outdated, `journal-N+1` is written under a temporary name, forced, renamed and the folder forced:
/// the highest number is always a complete one.
public final class Journal implements AutoCloseable {
    private static final String PREFIX = "journal-";
    private static final String TEMPORARY = ".tmp";
    private static final String DAMAGED = "damaged-";
    private static final long COMPACT_ABOVE_BYTES = 1 << 20;
    private static final int OUTDATED_FACTOR = 4;

    private final Shelf shelf;
    private long compactAboveBytes;
    private final SortedMap<String, String> documents;
    private final List<String> notices = new ArrayList<>();
    private long generation;
    private long number;
    private long durable;
    private long length;
    private long liveBytes;
    private Shelf.Appender appender;
    private Optional<String> broken = Optional.empty();

    /// Opens the journal on a shelf, or begins one.
    ///
    /// @throws IOException with a sentence when it cannot be trusted at all
    public static Journal open(Shelf shelf) throws IOException {
        return open(shelf, COMPACT_ABOVE_BYTES);
    }

    public static Journal open(Shelf shelf, long compactAboveBytes) throws IOException {
        List<String> names = shelf.names();
        for (String name : names) if (name.endsWith(TEMPORARY)) shelf.delete(name);
        List<Long> generations = names.stream()
                .filter(name -> name.matches(PREFIX + "[0-9]{10}"))
                .map(name -> Long.parseLong(name.substring(PREFIX.length())))
                .sorted()
                .toList();
        return generations.isEmpty()
                ? new Journal(shelf, compactAboveBytes)
                : new Journal(shelf, compactAboveBytes, generations);
    }

    private Journal(Shelf shelf, long compactAboveBytes) throws IOException {
        this.shelf = shelf;
        this.compactAboveBytes = compactAboveBytes;
        documents = new TreeMap<>();
        compact();
    }

    private Journal(Shelf shelf, long compactAboveBytes, List<Long> generations) throws IOException {
        this.shelf = shelf;
        this.compactAboveBytes = compactAboveBytes;
        generation = generations.getLast();
        String name = name(generation);
        byte[] bytes = shelf.read(name);
        Recovery found = recover(name, bytes);
        documents = found.documents;
        number = found.last + 1;
        durable = found.last;
        length = found.end;
        liveBytes = Recovery.bytesOf(documents);
        notices.addAll(found.notices);
        if (found.damaged) replaceDamaged(name, bytes);
        else reopen(name, generations);
    }

    private void reopen(String name, List<Long> generations) throws IOException {
        appender = shelf.append(name, length);
        appender.force();
        for (long old : generations) if (old < generation) shelf.delete(name(old));
    }

    private static Recovery recover(String name, byte[] bytes) throws IOException {
        try {
            return Recovery.of(name, bytes);
        } catch (IOException e) {
            throw new IOException("'%s' cannot be read: %s".formatted(name, e.getMessage()), e);
        }
    }

    /// The original stays, under a name that is never written again.
    private void replaceDamaged(String name, byte[] bytes) throws IOException {
        String aside = DAMAGED + name;
        for (int i = 2; shelf.names().contains(aside); i++) aside = DAMAGED + name + "-" + i;
        try (Shelf.Appender copy = shelf.append(aside, 0)) {
            copy.write(bytes);
            copy.force();
        }
        shelf.force();
        notices.add("The original of '%s' is kept as '%s'.".formatted(name, aside));
        compact();
        shelf.delete(name);
    }

    /// What was found when it was opened: sentences, usually none.
    public List<String> notices() {
        return List.copyOf(notices);
    }

    /// The texts of the documents by key.
    public SortedMap<String, String> documents() {
        return Collections.unmodifiableSortedMap(documents);
    }

    /// Makes a change; when this returns the operating system has it, and the device too when `forced`.
    ///
    /// @throws IOException when it was not made
    public void append(SortedMap<String, Optional<String>> change, boolean forced) throws IOException {
        if (broken.isPresent()) throw new IOException(broken.get());
        byte[] entry = Entry.encode(number, durable, Payload.change(change));
        write(entry);
        if (forced) force(number);
        number++;
        length += entry.length;
        change.forEach(this::put);
        if (length > compactAboveBytes && length > OUTDATED_FACTOR * liveBytes) tryToCompact();
    }

    /// The change was made whether this succeeds or not; the next one tries again.
    private void tryToCompact() {
        try {
            compact();
        } catch (IOException e) {
            compactAboveBytes = length * 2;
        }
    }

    private void write(byte[] entry) throws IOException {
        try {
            appender.write(entry);
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
    }

    private void takeBack(IOException why) {
        try {
            appender.cut(length);
        } catch (IOException e) {
            broken = Optional.of("an earlier change could not be taken back (" + why.getMessage() + ")");
        }
    }

    /// After a failed force nobody knows what the device has: nothing more is written until the workspace was opened
    /// again.
    public void force() throws IOException {
        if (durable < number - 1) force(number - 1);
    }

    private void force(long last) throws IOException {
        try {
            appender.force();
            durable = last;
        } catch (IOException e) {
            broken = Optional.of("an earlier change could not be made durable (" + e.getMessage() + ")");
            throw e;
        }
    }

    private void put(String key, Optional<String> text) {
        String old = documents.get(key);
        if (old != null) liveBytes -= key.length() + old.length();
        if (text.isEmpty()) documents.remove(key);
        else {
            documents.put(key, text.get());
            liveBytes += key.length() + text.get().length();
        }
    }

    /// Writes the next generation. A failure on the way leaves the present one in use.
    public void compact() throws IOException {
        if (broken.isPresent()) throw new IOException(broken.get());
        String temporary = name(generation + 1) + TEMPORARY;
        Shelf.Appender next = shelf.append(temporary, 0);
        long written;
        try {
            written = writeAll(next);
            next.force();
        } catch (IOException e) {
            next.close();
            shelf.delete(temporary);
            throw e;
        }
        putInPlace(temporary);
        switchTo(next, written);
    }

    /// From here on the next generation may be the one that is read after a cut, so a failure leaves neither in use.
    private void putInPlace(String temporary) throws IOException {
        try {
            shelf.rename(temporary, name(generation + 1));
            shelf.force();
        } catch (IOException e) {
            broken = Optional.of("'%s' could not be put in place (%s)".formatted(temporary, e.getMessage()));
            throw e;
        }
    }

    /// The whole file is forced before it gets its name, so each of its entries knows all of them to be durable.
    private long writeAll(Shelf.Appender to) throws IOException {
        long last = number + documents.size();
        long next = number;
        byte[] head = Entry.encode(next++, last, Payload.head(documents.size()));
        to.write(head);
        long written = head.length;
        for (Map.Entry<String, String> e : documents.entrySet()) {
            byte[] entry = Entry.encode(next++, last, Payload.put(e.getKey(), e.getValue()));
            to.write(entry);
            written += entry.length;
        }
        return written;
    }

    private void switchTo(Shelf.Appender next, long written) throws IOException {
        Shelf.Appender old = appender;
        appender = next;
        length = written;
        durable = number + documents.size();
        number = durable + 1;
        generation++;
        if (old == null) return;
        old.close();
        shelf.delete(name(generation - 1));
    }

    private static String name(long generation) {
        return "%s%010d".formatted(PREFIX, generation);
    }

    /// Forces what was written and lets the file go.
    @Override
    public void close() throws IOException {
        try (Shelf.Appender last = appender) {
            if (broken.isEmpty() && last != null) force();
        }
    }
}
