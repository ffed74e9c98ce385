// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import java.util.List;
import java.util.TreeSet;
import org.enlighten.simulation.Chance;

/// What a client asks for: changes of one to three pages, taken back now and then. The same seed and number give the
/// same
/// one, in a second life too.
///
/// @param id 1 and up, in the order in which they are committed
/// @param aborts its changes go to the log, and nobody may ever see them
record Transaction(long id, List<Integer> pages, boolean aborts) {
    static final int PAGES_MOST = 3;
    private static final int ABORTS_ONE_OF = 16;

    static Transaction of(long seed, long id, int pagesOfDatabase) {
        Chance chance = new Chance(seed * 0x9E3779B97F4A7C15L + id);
        TreeSet<Integer> pages = new TreeSet<>();
        int count = 1 + chance.nextInt(PAGES_MOST);
        while (pages.size() < count) pages.add(chance.nextInt(pagesOfDatabase));
        return new Transaction(id, List.copyOf(pages), chance.nextInt(ABORTS_ONE_OF) == 0);
    }
}
