// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads a journal's bytes as far as they can be trusted. What is not whole at the end was being written when the
/// power went: it is cut off. What is not whole before a whole entry is damage: it is told, and the rest is read.
final class Recovery {
    private final String name;
    private final byte[] bytes;
    final SortedMap<String, String> documents = new TreeMap<>();
    final List<String> notices = new ArrayList<>();
    /// The length of the part that is to be kept, in bytes.
    int end;

    /// The number of the last entry.
    long last = -1;

    boolean damaged;
    private int documentsOfHead = -1;
    private int entries;

    private Recovery(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /// @throws IOException with a sentence when nothing in the file can be trusted, or a newer version wrote it
    static Recovery of(String name, byte[] bytes) throws IOException {
        Recovery recovery = new Recovery(name, bytes);
        recovery.run();
        return recovery;
    }

    private void run() throws IOException {
        int at = 0;
        while (at < bytes.length) {
            Optional<Entry> entry = Entry.decode(bytes, at).filter(this::follows);
            if (entry.isEmpty()) {
                if (!wasDurable(at + 1)) break;
                int next = nextWhole(at + 1);
                damage(at, next);
                at = next;
            } else {
                apply(entry.get());
                at += entry.get().bytes();
                end = at;
            }
        }
        if (entries == 0)
            throw new IOException("none of its " + bytes.length
                    + " bytes is a whole entry. Restore it from a copy, or use another workspace");
        finish();
    }

    private boolean follows(Entry entry) {
        return last < 0 || entry.number() == last + 1;
    }

    /// Whether a whole entry from `from` on knew that the device had the one that is missing.
    private boolean wasDurable(int from) {
        for (int at = nextWhole(from); at >= 0; at = nextWhole(at + 1))
            if (Entry.decode(bytes, at).orElseThrow().durable() > last) return true;
        return false;
    }

    /// Where the next whole entry begins that is newer than the last one; -1 when there is none.
    private int nextWhole(int from) {
        for (int at = from; at + Entry.HEADER_BYTES <= bytes.length; at++) {
            Optional<Entry> entry = Entry.decode(bytes, at);
            if (entry.isPresent() && entry.get().number() > last) return at;
        }
        return -1;
    }

    private void damage(int from, int to) {
        damaged = true;
        long next = Entry.decode(bytes, to).orElseThrow().number();
        long lost = next - last - 1;
        notices.add("Bytes %d to %d of '%s' are damaged; %s lost. What follows was read."
                .formatted(
                        from,
                        to - 1,
                        name,
                        last < 0 ? "the first entries were" : lost == 1 ? "one entry was" : lost + " entries were"));
        last = next - 1;
    }

    private void apply(Entry entry) throws IOException {
        last = entry.number();
        entries++;
        try {
            if (entries == 1 && readHead(entry)) return;
            Payload.change(entry.payload()).forEach((key, text) -> put(key, text));
        } catch (JsonParseException | IllegalStateException e) {
            damaged = true;
            notices.add("Entry %d of '%s' is whole but says nothing that can be understood; it was passed over."
                    .formatted(last, name));
        }
    }

    private boolean readHead(Entry entry) throws IOException {
        JsonObject head = JsonText.parse(entry.payload());
        if (!head.has("format")) return false;
        int format = head.get("format").getAsInt();
        if (format > Payload.FORMAT)
            throw new IOException("it was written by a newer Enlighten (format %d; this one reads up to %d). "
                            .formatted(format, Payload.FORMAT)
                    + "Start the newer one, or use another workspace");
        documentsOfHead = head.get("documents").getAsInt();
        return true;
    }

    private void put(String key, Optional<String> text) {
        text.ifPresentOrElse(t -> documents.put(key, t), () -> documents.remove(key));
    }

    private void finish() {
        if (documentsOfHead > entries - 1) {
            damaged = true;
            notices.add("'%s' began with %d documents, of which only %d are there."
                    .formatted(name, documentsOfHead, entries - 1));
        }
        if (end < bytes.length)
            notices.add(("The end of '%s' (%d bytes) was being written when the process or the power ended; "
                            + "the workspace is as it was before that change.")
                    .formatted(name, bytes.length - end));
    }

    /// Bytes that the documents alone would take.
    static long bytesOf(Map<String, String> documents) {
        long sum = 0;
        for (Map.Entry<String, String> e : documents.entrySet())
            sum += e.getKey().length() + e.getValue().length();
        return sum;
    }
}
