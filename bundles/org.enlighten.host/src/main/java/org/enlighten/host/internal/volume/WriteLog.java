// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.enlighten.simulation.Chance;

/// What a volatile write cache holds: completed writes that no flush has made durable. The real file has them
/// already; the log keeps what was there before, so that a power cut can take back any that no barrier protects.
final class WriteLog {
    static final int SECTOR_BYTES = 512;

    /// One write, whole sectors: what was there, what is there now, after how many barriers it came.
    record Entry(String path, long at, byte[] before, byte[] after, long sizeBefore, long sizeAfter, int epoch) {}

    record State(List<Entry> entries, int epoch) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long heldBytes;
    private int epoch;

    /// Logs a write that is about to happen.
    void log(RealFiles files, String path, long at, byte[] data, long sizeBefore) throws IOException {
        long from = at / SECTOR_BYTES * SECTOR_BYTES;
        long to = Math.ceilDiv(at + data.length, (long) SECTOR_BYTES) * SECTOR_BYTES;
        byte[] before = new byte[(int) (to - from)];
        files.read(path, from, before, 0, before.length);
        byte[] after = before.clone();
        System.arraycopy(data, 0, after, (int) (at - from), data.length);
        long sizeAfter = Math.max(sizeBefore, at + data.length);
        entries.add(new Entry(path, from, before, after, sizeBefore, sizeAfter, epoch));
        heldBytes += before.length;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Iterable<Entry> entries() {
        return entries;
    }

    /// What is held beyond `cacheBytes` has been written out, oldest first.
    void keepWithin(long cacheBytes) {
        while (heldBytes > cacheBytes) heldBytes -= entries.removeFirst().before().length;
    }

    void barrier() {
        epoch++;
    }

    void flushed() {
        entries.clear();
        heldBytes = 0;
    }

    /// The data of this file is durable: its name or size was changed, and a journal orders data before that.
    void forget(String path) {
        entries.removeIf(e -> e.path().equals(path));
        heldBytes = entries.stream().mapToLong(e -> e.before().length).sum();
    }

    /// Decides what survives a power cut: everything before some barrier, of what came after it and before the next
    /// any sectors, nothing later. Writes the real files accordingly and gives the paths it touched.
    ///
    /// @param sizes gets the size of each touched file
    Set<String> cut(RealFiles files, Chance chance, TreeMap<String, Long> sizes) throws IOException {
        Set<String> touched = new LinkedHashSet<>();
        if (entries.isEmpty()) return touched;
        int first = entries.getFirst().epoch();
        int torn = first + chance.nextInt(epoch - first + 1);
        TreeMap<String, TreeMap<Long, byte[]>> result = new TreeMap<>();
        for (Entry e : entries) {
            touched.add(e.path());
            sizes.putIfAbsent(e.path(), e.sizeBefore());
            TreeMap<Long, byte[]> sectors = result.computeIfAbsent(e.path(), _ -> new TreeMap<>());
            settle(e, torn, chance, sectors, sizes);
        }
        for (var file : result.entrySet()) {
            for (var sector : file.getValue().entrySet())
                files.write(file.getKey(), sector.getKey(), sector.getValue(), 0, SECTOR_BYTES);
            files.resize(file.getKey(), sizes.get(file.getKey()));
        }
        flushed();
        epoch = 0;
        return touched;
    }

    private static void settle(
            Entry e, int torn, Chance chance, TreeMap<Long, byte[]> sectors, TreeMap<String, Long> sizes) {
        for (int i = 0; i < e.before().length; i += SECTOR_BYTES) {
            long at = e.at() + i;
            boolean survives = e.epoch() < torn || (e.epoch() == torn && chance.nextInt(2) == 0);
            if (survives) {
                sectors.put(at, sector(e.after(), i));
                sizes.merge(e.path(), Math.min(e.sizeAfter(), at + SECTOR_BYTES), Math::max);
            } else sectors.putIfAbsent(at, sector(e.before(), i));
        }
    }

    private static byte[] sector(byte[] from, int at) {
        return Arrays.copyOfRange(from, at, at + SECTOR_BYTES);
    }

    State save() {
        return new State(new ArrayList<>(entries), epoch);
    }

    void restore(State state) {
        flushed();
        entries.addAll(state.entries());
        heldBytes = entries.stream().mapToLong(e -> e.before().length).sum();
        epoch = state.epoch();
    }
}
