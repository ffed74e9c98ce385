// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.simulation.Snapshottable;

/// Who owns which page of the machine's memory. A page has one owner or none: no sharing, no overcommit. What nobody
/// claimed belongs to the host's own system.
public final class PhysicalMemory implements Snapshottable<PhysicalMemory.State> {
    public static final int PAGE_BYTES = 4096;
    /// Pages of one MiB.
    public static final int MIB_PAGES = 256;

    /// Pages of one owner, one after the other.
    ///
    /// @param page number of the first
    public record Range(String owner, long page, long pages) {
        public long end() {
            return page + pages;
        }
    }

    /// What came of a claim.
    public sealed interface Claim {
        /// In order of address.
        record Granted(List<Range> ranges) implements Claim {}

        /// Nothing was claimed.
        record Refused(long neededMib, long freeMib) implements Claim {}
    }

    public record State(List<Range> ranges) {}

    private final long totalPages;
    private final TreeMap<Long, Range> owned = new TreeMap<>();

    public PhysicalMemory(long totalMib) {
        totalPages = totalMib * MIB_PAGES;
    }

    public long totalMib() {
        return totalPages / MIB_PAGES;
    }

    /// What no one has claimed, rounded down.
    public long freeMib() {
        return freePages() / MIB_PAGES;
    }

    public long freePages() {
        return totalPages - owned.values().stream().mapToLong(Range::pages).sum();
    }

    /// Claims whole MiB from the top of the memory down: large pages (2 MiB) while there are any, in as few ranges as
    /// the free ones allow.
    public Claim claim(String owner, long mib) {
        List<Range> chosen = chosen(owner, mib, mib % 2 == 0 ? 2 * MIB_PAGES : MIB_PAGES);
        if (chosen.isEmpty()) chosen = chosen(owner, mib, MIB_PAGES);
        if (chosen.isEmpty()) return new Claim.Refused(mib, freeMib());
        chosen.forEach(r -> owned.put(r.page(), r));
        return new Claim.Granted(chosen);
    }

    /// Free ranges, aligned to `unit` pages, that make up so many MiB; empty when there are not enough.
    private List<Range> chosen(String owner, long mib, long unit) {
        List<Range> chosen = new ArrayList<>();
        long missing = mib * MIB_PAGES;
        for (Range free : free().reversed()) {
            long end = free.end() / unit * unit;
            long start = Math.ceilDiv(free.page(), unit) * unit;
            long take = Math.min(missing, end - start);
            if (take <= 0) continue;
            chosen.add(new Range(owner, end - take, take));
            missing -= take;
        }
        return missing > 0 ? List.of() : List.copyOf(chosen.reversed());
    }

    /// Gives pages to an owner; false, and nothing happens, when one of them is another's or there is none such.
    public boolean take(String owner, long page, long pages) {
        if (!isFree(page, pages)) return false;
        owned.put(page, new Range(owner, page, pages));
        return true;
    }

    /// Whether these pages exist and nobody has claimed one of them.
    public boolean isFree(long page, long pages) {
        if (page < 0 || pages <= 0 || page > totalPages - pages) return false;
        Map.Entry<Long, Range> before = owned.lowerEntry(page + pages);
        return before == null || before.getValue().end() <= page;
    }

    /// Whether all of these pages are `owner`'s.
    public boolean isOwned(String owner, long page, long pages) {
        long at = page;
        while (at < page + pages) {
            Map.Entry<Long, Range> entry = owned.floorEntry(at);
            if (entry == null
                    || !entry.getValue().owner().equals(owner)
                    || entry.getValue().end() <= at) return false;
            at = entry.getValue().end();
        }
        return pages > 0;
    }

    /// Everything of `owner` is free again.
    public void release(String owner) {
        owned.values().removeIf(r -> r.owner().equals(owner));
    }

    /// Nobody owns anything, as after power-on.
    public void clear() {
        owned.clear();
    }

    /// The map of owners, in order of address.
    public List<Range> ranges() {
        return List.copyOf(owned.values());
    }

    private List<Range> free() {
        List<Range> free = new ArrayList<>();
        long at = 0;
        for (Range r : owned.values()) {
            if (r.page() > at) free.add(new Range("", at, r.page() - at));
            at = r.end();
        }
        if (at < totalPages) free.add(new Range("", at, totalPages - at));
        return free;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(ranges());
    }

    @Override
    public void restore(State state) {
        owned.clear();
        state.ranges().forEach(r -> owned.put(r.page(), r));
    }
}
