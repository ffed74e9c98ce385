// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.enlighten.network.protocol.MacAddress;

/// Which address was heard of behind which port, for each VLAN. What nothing is heard of ages: it is found out, not
/// scheduled. A full table learns nothing new until something has aged.
public final class AddressTable {
    /// One line of the table.
    public record Entry(MacAddress address, int vlan, int port, long heardAtNs) {}

    /// What is saved.
    public record State(List<Entry> entries) {}

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final long ageingNs;
    private final int entriesMax;

    public AddressTable(long ageingNs, int entriesMax) {
        this.ageingNs = ageingNs;
        this.entriesMax = entriesMax;
    }

    /// True when the table did not say so before.
    public boolean learn(MacAddress address, int vlan, int port, long nowNs) {
        long key = key(address, vlan);
        Entry known = entries.get(key);
        if (known == null && entries.size() >= entriesMax) entries.values().removeIf(e -> hasAged(e, nowNs));
        if (known == null && entries.size() >= entriesMax) return false;
        entries.put(key, new Entry(address, vlan, port, nowNs));
        return known == null || known.port() != port || hasAged(known, nowNs);
    }

    /// The number of the port; empty when the address is not known, or not any more.
    public OptionalInt find(MacAddress address, int vlan, long nowNs) {
        Entry entry = entries.get(key(address, vlan));
        return entry == null || hasAged(entry, nowNs) ? OptionalInt.empty() : OptionalInt.of(entry.port());
    }

    /// Forgets what was heard of behind a port.
    public void forget(int port) {
        entries.values().removeIf(e -> e.port() == port);
    }

    public List<Entry> known(long nowNs) {
        return entries.values().stream().filter(e -> !hasAged(e, nowNs)).toList();
    }

    private boolean hasAged(Entry entry, long nowNs) {
        return nowNs - entry.heardAtNs() >= ageingNs;
    }

    private static long key(MacAddress address, int vlan) {
        return (long) vlan << 48 | address.bits();
    }

    public State save() {
        return new State(new ArrayList<>(entries.values()));
    }

    public void restore(State s) {
        entries.clear();
        for (Entry e : s.entries()) entries.put(key(e.address(), e.vlan()), e);
    }
}
