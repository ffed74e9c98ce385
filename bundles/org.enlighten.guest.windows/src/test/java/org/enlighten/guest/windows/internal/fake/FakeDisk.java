// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.fake;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A raw disk: sectors that were written, zeros elsewhere. Knows what a power cut could take back.
public final class FakeDisk {
    private static final int SECTOR_BYTES = 512;

    /// What is saved; sectors are never changed, only replaced.
    record State(Map<Long, byte[]> sectors) {}

    private final Map<Long, byte[]> sectors = new TreeMap<>();
    private final Set<Long> cached = new TreeSet<>();
    private final Map<Long, Integer> cachedBefore = new TreeMap<>();
    private final long sizeBytes;

    public FakeDisk(long sizeBytes) {
        this.sizeBytes = sizeBytes;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public byte[] read(long at, int bytes) {
        byte[] all = new byte[bytes];
        for (int done = 0; done < bytes; done += SECTOR_BYTES) {
            byte[] sector = sectors.get((at + done) / SECTOR_BYTES);
            if (sector != null) System.arraycopy(sector, 0, all, done, SECTOR_BYTES);
        }
        return all;
    }

    public void write(long at, byte[] data) {
        if (at % SECTOR_BYTES != 0 || data.length % SECTOR_BYTES != 0 || at + data.length > sizeBytes)
            throw new IllegalArgumentException("not whole sectors of the disk: at=" + at + ", bytes=" + data.length);
        int before = cached.size();
        for (int done = 0; done < data.length; done += SECTOR_BYTES) {
            long sector = (at + done) / SECTOR_BYTES;
            sectors.put(sector, java.util.Arrays.copyOfRange(data, done, done + SECTOR_BYTES));
            cachedBefore.put(sector, before);
            cached.add(sector);
        }
    }

    public void flush() {
        cached.clear();
    }

    /// How many sectors were not durable yet when this one was written last.
    public int cachedBefore(long sector) {
        return cachedBefore.get(sector);
    }

    State save() {
        return new State(new TreeMap<>(sectors));
    }

    void restore(State state) {
        sectors.clear();
        sectors.putAll(state.sectors());
    }

    /// Sectors that were ever written.
    public int sectorsWritten() {
        return sectors.size();
    }
}
