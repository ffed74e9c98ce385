// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.machine.GuestMemory;

/// One hypercall of those that give a range of pages to a child.
///
/// @param childPage where it begins in the child's memory
/// @param page the machine's first page
/// @param count large or small pages, as many as one call's list holds
public record MapStep(long childPage, long page, int count, boolean large) {
    private static final int LARGE_PAGES = 512;

    /// All calls for a range of the machine's pages: large ones where both sides are aligned, small ones elsewhere.
    public static List<MapStep> plan(long childPage, long page, long pages) {
        List<MapStep> steps = new ArrayList<>();
        boolean congruent = childPage % LARGE_PAGES == page % LARGE_PAGES;
        long done = 0;
        while (done < pages) {
            boolean large = congruent && (page + done) % LARGE_PAGES == 0 && pages - done >= LARGE_PAGES;
            long unit = large ? LARGE_PAGES : 1;
            long toBoundary = congruent ? LARGE_PAGES - (page + done) % LARGE_PAGES : pages;
            long left = large ? (pages - done) / LARGE_PAGES : Math.min(pages - done, toBoundary);
            int count = (int) Math.min(left, Hypercalls.MAP_REPS_MAX);
            steps.add(new MapStep(childPage + done, page + done, count, large));
            done += count * unit;
        }
        return steps;
    }

    /// Writes this call's input block and gives its control word.
    public long encode(GuestMemory memory, long at, long partition) {
        return large
                ? Hypercalls.mapLargePages(memory, at, partition, childPage, page, count)
                : Hypercalls.mapPages(memory, at, partition, childPage, page, count);
    }
}
