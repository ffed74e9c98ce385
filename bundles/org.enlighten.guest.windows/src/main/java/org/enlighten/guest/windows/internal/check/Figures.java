// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.check;

/// What a check corrected.
///
/// @param entries of directories whose size or chain was wrong
/// @param lostClusters that belonged to nobody and were freed
record Figures(int entries, int lostClusters) {
    static final Figures NOTHING = new Figures(0, 0);

    String sentence() {
        if (equals(NOTHING)) return "The check of C: found nothing to correct.";
        return "The check of C: corrected %d %s and freed %d lost %s."
                .formatted(
                        entries,
                        entries == 1 ? "directory entry" : "directory entries",
                        lostClusters,
                        lostClusters == 1 ? "cluster" : "clusters");
    }
}
