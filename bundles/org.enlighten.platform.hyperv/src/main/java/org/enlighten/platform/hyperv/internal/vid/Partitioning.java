// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.Memories;
import org.enlighten.block.Slice;
import org.enlighten.host.PhysicalMemory;

/// What the infrastructure driver knows of one machine's partition, and the hypercalls that are still to be made
/// for the call under way. One call at a time: a worker has one thread.
final class Partitioning {
    static final long NONE = 0;
    private static final long LARGE_PAGES = 512;

    /// One hypercall to be made. What the numbers mean depends on the kind.
    record Step(Kind kind, long a, long b, int count) {}

    enum Kind {
        /// a = first page.
        DEPOSIT,
        INITIALIZE,
        /// a = page of the child, b = first page, count = small pages.
        MAP_SMALL,
        /// count = large pages.
        MAP_LARGE,
        /// a = property, b = value.
        PROPERTY,
        /// a = index.
        PROCESSOR,
        /// a = index: lets it go for the first time.
        RELEASE,
        FINALIZE,
        DELETE
    }

    /// What is saved.
    record State(
            int machine,
            long partition,
            long inputPage,
            long thread,
            boolean orphaned,
            List<Step> steps,
            Slice.State callMemory,
            String failure,
            List<PhysicalMemory.Range> lent) {}

    private final int machine;
    final long inputPage;
    final ArrayDeque<Step> steps = new ArrayDeque<>();
    long partition = NONE;
    long thread;
    /// Its worker is gone: nobody waits for the end of the steps.
    boolean orphaned;
    Slice callMemory = Slice.of(new byte[0]);
    String failure = "";
    /// What the root's kernel gave up for it.
    List<PhysicalMemory.Range> lent = List.of();

    /// @param inputPage address of the page for its hypercalls' input
    Partitioning(int machine, long inputPage) {
        this.machine = machine;
        this.inputPage = inputPage;
    }

    int machine() {
        return machine;
    }

    /// Hypercalls that map the child's memory, from page 0 on, to the pages of these ranges: large pages where both
    /// sides are aligned.
    void map(List<PhysicalMemory.Range> ranges, long pages, int smallMost, int largeMost) {
        long gpa = 0;
        for (PhysicalMemory.Range range : ranges) {
            long first = range.page();
            long left = Math.min(range.pages(), pages - gpa);
            while (left > 0) {
                boolean large = first % LARGE_PAGES == 0 && gpa % LARGE_PAGES == 0 && left >= LARGE_PAGES;
                long count =
                        large ? Math.min(left / LARGE_PAGES, largeMost) : Math.min(small(first, gpa, left), smallMost);
                long mapped = large ? count * LARGE_PAGES : count;
                steps.add(new Step(large ? Kind.MAP_LARGE : Kind.MAP_SMALL, gpa, first, (int) count));
                gpa += mapped;
                first += mapped;
                left -= mapped;
            }
        }
    }

    /// Small pages up to where large ones can begin.
    private static long small(long first, long gpa, long left) {
        boolean canMeet = first % LARGE_PAGES == gpa % LARGE_PAGES;
        return canMeet && gpa % LARGE_PAGES != 0 ? Math.min(left, LARGE_PAGES - gpa % LARGE_PAGES) : left;
    }

    State save() {
        return new State(
                machine,
                partition,
                inputPage,
                thread,
                orphaned,
                new ArrayList<>(steps),
                callMemory.save(),
                failure,
                lent);
    }

    static Partitioning restored(State s, Memories memories) {
        Partitioning p = new Partitioning(s.machine(), s.inputPage());
        p.partition = s.partition();
        p.thread = s.thread();
        p.orphaned = s.orphaned();
        p.steps.addAll(s.steps());
        p.callMemory = s.callMemory().in(memories);
        p.failure = s.failure();
        p.lent = s.lent();
        return p;
    }
}
