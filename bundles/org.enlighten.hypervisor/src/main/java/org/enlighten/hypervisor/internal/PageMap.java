// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// A child's memory: which page of the machine is which page of the child's, and the pages that the hypervisor was
/// given to keep such things in. What those hold follows from the architecture (Intel SDM volume 3C): four levels of
/// tables, bitmaps of I/O ports and MSRs, two pages for each processor (VMCS, virtual APIC).
final class PageMap {
    static final int LARGE_PAGES = 512;
    /// Child pages have numbers below this: 48 bits of address.
    static final long PAGES_MAX = 1L << 36;

    private static final int TABLE_SHIFT = 9;
    private static final int LEVEL_SHIFT = 60;

    /// Consecutive pages of the machine as consecutive pages of the child.
    record Run(long childPage, long machinePage, long pages) {}

    record State(List<Run> runs, List<Long> deposited, List<Long> tables, long used) {}

    private final TreeMap<Long, Run> byChildPage = new TreeMap<>();
    private final TreeMap<Long, Long> machinePages = new TreeMap<>();
    /// How many pages lie in a stretch, by its first.
    private final TreeMap<Long, Long> deposited = new TreeMap<>();
    private final TreeSet<Long> tables = new TreeSet<>();
    private long depositedPages;
    private long used;

    long mappedPages() {
        return machinePages.values().stream().mapToLong(Long::longValue).sum();
    }

    long depositedPages() {
        return depositedPages;
    }

    long usedPages() {
        return used;
    }

    /// Whether none of these pages of the machine holds anything yet.
    boolean isUnused(long page, long pages) {
        return isClear(deposited, page, pages) && isClear(machinePages, page, pages);
    }

    private static boolean isClear(TreeMap<Long, Long> stretches, long page, long pages) {
        Map.Entry<Long, Long> before = stretches.lowerEntry(page + pages);
        return before == null || before.getKey() + before.getValue() <= page;
    }

    /// Pages that hold nothing yet.
    void deposit(long page, long pages) {
        deposited.put(page, pages);
        depositedPages += pages;
    }

    /// Takes pages of those deposited; false when there are too few.
    boolean use(int pages) {
        if (depositedPages - used < pages) return false;
        used += pages;
        return true;
    }

    boolean isMapped(long childPage, long pages) {
        Map.Entry<Long, Run> entry = byChildPage.lowerEntry(childPage + pages);
        return entry != null && entry.getKey() + entry.getValue().pages() > childPage;
    }

    /// How many new tables it takes to map these pages of the child.
    int tablesFor(long childPage, boolean large) {
        int missing = 0;
        for (int level = large ? 2 : 1; level <= 3; level++) if (!tables.contains(table(level, childPage))) missing++;
        return missing;
    }

    void map(long childPage, long machinePage, long pages, boolean large) {
        for (int level = large ? 2 : 1; level <= 3; level++) tables.add(table(level, childPage));
        Map.Entry<Long, Run> before = byChildPage.lowerEntry(childPage);
        machinePages.put(machinePage, pages);
        if (before != null && isContinued(before.getValue(), childPage, machinePage)) {
            Run run = before.getValue();
            byChildPage.put(run.childPage(), new Run(run.childPage(), run.machinePage(), run.pages() + pages));
        } else byChildPage.put(childPage, new Run(childPage, machinePage, pages));
    }

    private static boolean isContinued(Run run, long childPage, long machinePage) {
        return run.childPage() + run.pages() == childPage && run.machinePage() + run.pages() == machinePage;
    }

    /// Takes pages away from the child; they stay allocated for it. Those not mapped are passed over.
    void unmap(long childPage, long pages) {
        for (Run run : List.copyOf(byChildPage.values())) {
            long from = Math.max(run.childPage(), childPage);
            long to = Math.min(run.childPage() + run.pages(), childPage + pages);
            if (from < to) cut(run, from, to);
        }
    }

    private void cut(Run run, long from, long to) {
        byChildPage.remove(run.childPage());
        keep(run, run.childPage(), from);
        keep(run, to, run.childPage() + run.pages());
        machinePages.clear();
        for (Run r : byChildPage.values()) machinePages.put(r.machinePage(), r.pages());
    }

    private void keep(Run run, long from, long to) {
        if (from < to) byChildPage.put(from, new Run(from, run.machinePage() + from - run.childPage(), to - from));
    }

    private static long table(int level, long childPage) {
        return (long) level << LEVEL_SHIFT | childPage >>> level * TABLE_SHIFT;
    }

    State save() {
        List<Long> each = new ArrayList<>();
        deposited.forEach((page, pages) -> {
            for (long i = 0; i < pages; i++) each.add(page + i);
        });
        return new State(new ArrayList<>(byChildPage.values()), each, new ArrayList<>(tables), used);
    }

    void restore(State s) {
        for (Run run : s.runs()) {
            byChildPage.put(run.childPage(), run);
            machinePages.put(run.machinePage(), run.pages());
        }
        for (long page : s.deposited()) deposit(page, 1);
        tables.addAll(s.tables());
        used = s.used();
    }
}
