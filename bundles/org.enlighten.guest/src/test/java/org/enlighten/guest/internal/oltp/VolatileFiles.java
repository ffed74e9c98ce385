// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlighten.simulation.Chance;

/// Files on a disk that has a volatile cache: what was written since the last flush is lost in part when the power
/// fails,
/// sector by sector and in no order. A disk that lies answers a flush and does nothing.
final class VolatileFiles {
    private static final int SECTOR = 512;

    private record Sector(String path, int at, byte[] content) {}

    private final Map<String, byte[]> durable = new LinkedHashMap<>();
    private final Map<String, byte[]> seen = new LinkedHashMap<>();
    private final List<Sector> pending = new ArrayList<>();
    boolean lies;

    boolean exists(String path) {
        return seen.containsKey(path);
    }

    void create(String path) {
        seen.put(path, new byte[0]);
        durable.put(path, new byte[0]);
        pending.removeIf(sector -> sector.path().equals(path));
    }

    byte[] content(String path) {
        return seen.get(path);
    }

    void write(String path, int at, byte[] bytes) {
        byte[] grown = grown(seen.get(path), at + bytes.length);
        System.arraycopy(bytes, 0, grown, at, bytes.length);
        seen.put(path, grown);
        for (int sector = at / SECTOR; sector * SECTOR < at + bytes.length; sector++) {
            int from = sector * SECTOR;
            byte[] content = Arrays.copyOfRange(grown, from, Math.min(grown.length, from + SECTOR));
            pending.add(new Sector(path, from, content));
        }
    }

    void flush() {
        if (lies) return;
        for (Sector sector : pending) keep(sector);
        pending.clear();
    }

    private void keep(Sector sector) {
        byte[] grown = grown(durable.get(sector.path()), sector.at() + sector.content().length);
        System.arraycopy(sector.content(), 0, grown, sector.at(), sector.content().length);
        durable.put(sector.path(), grown);
    }

    private static byte[] grown(byte[] file, int bytes) {
        return file.length >= bytes ? file : Arrays.copyOf(file, bytes);
    }

    /// The power fails.
    void cut(Chance chance) {
        int luck = chance.nextInt(5);
        for (Sector sector : pending) if (chance.nextInt(4) < luck) keep(sector);
        pending.clear();
        seen.clear();
        durable.forEach((path, bytes) -> seen.put(path, bytes.clone()));
    }
}
