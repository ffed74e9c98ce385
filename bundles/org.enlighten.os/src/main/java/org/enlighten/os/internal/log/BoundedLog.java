// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import org.enlighten.os.EventLog;

/// The event log in memory: the latest entries, and how many of them still have to reach the log's file.
public final class BoundedLog implements EventLog {
    /// What is saved.
    public record State(List<Entry> entries, int unwritten) {}

    private final int capacity;
    private final LongSupplier timeNs;
    private final Runnable reported;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private int unwritten;

    /// @param reported told after each new entry
    public BoundedLog(int capacity, LongSupplier timeNs, Runnable reported) {
        this.capacity = capacity;
        this.timeNs = timeNs;
        this.reported = reported;
    }

    @Override
    public void report(Level level, int eventId, String source, String message) {
        entries.addLast(new Entry(timeNs.getAsLong(), level, eventId, source, message));
        unwritten++;
        bound();
        reported.run();
    }

    /// The last one that was reported; there must be one.
    public Entry latest() {
        return entries.getLast();
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// Entries of earlier boots, read from the log's file: they come before the present ones.
    public void preload(List<Entry> older) {
        List<Entry> present = new ArrayList<>(entries);
        entries.clear();
        entries.addAll(older);
        entries.addAll(present);
        bound();
    }

    public boolean hasUnwritten() {
        return unwritten > 0;
    }

    /// The oldest entries that are not in the file, as lines of at most `bytes` bytes; takes them.
    public byte[] takeLines(int bytes) {
        java.io.ByteArrayOutputStream text = new java.io.ByteArrayOutputStream();
        for (Entry entry : newest(unwritten)) {
            byte[] line = LogLine.bytes(entry);
            if (text.size() + line.length > bytes) break;
            text.writeBytes(line);
            unwritten--;
        }
        return text.toByteArray();
    }

    private List<Entry> newest(int count) {
        List<Entry> backwards = new ArrayList<>(count);
        Iterator<Entry> from = entries.descendingIterator();
        while (backwards.size() < count) backwards.add(from.next());
        return backwards.reversed();
    }

    private void bound() {
        while (entries.size() > capacity) entries.removeFirst();
        unwritten = Math.min(unwritten, entries.size());
    }

    public State save() {
        return new State(List.copyOf(entries), unwritten);
    }

    public void restore(State state) {
        entries.clear();
        entries.addAll(state.entries());
        unwritten = state.unwritten();
    }
}
