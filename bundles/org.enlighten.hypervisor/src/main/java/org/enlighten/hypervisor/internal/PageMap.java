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
    private final TreeSet<Long> deposited = new TreeSet<>();
    private final TreeSet<Long> tables = new TreeSet<>();
    private long used;

    long mappedPages() {
        return machinePages.values().stream().mapToLong(Long::longValue).sum();
    }

    long depositedPages() {
        return deposited.size();
    }

    long usedPages() {
        return used;
    }

    boolean isDeposited(long page) {
        return deposited.contains(page);
    }

    /// Whether none of these pages of the machine holds anything yet.
    boolean isUnused(long page, long pages) {
        if (!deposited.subSet(page, page + pages).isEmpty()) return false;
        Map.Entry<Long, Long> before = machinePages.lowerEntry(page + pages);
        return before == null || before.getKey() + before.getValue() <= page;
    }

    void deposit(long page) {
        deposited.add(page);
    }

    /// Takes pages of those deposited; false when there are too few.
    boolean use(int pages) {
        if (deposited.size() - used < pages) return false;
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
        return new State(
                new ArrayList<>(byChildPage.values()), new ArrayList<>(deposited), new ArrayList<>(tables), used);
    }

    void restore(State s) {
        for (Run run : s.runs()) {
            byChildPage.put(run.childPage(), run);
            machinePages.put(run.machinePage(), run.pages());
        }
        deposited.addAll(s.deposited());
        tables.addAll(s.tables());
        used = s.used();
    }
}
