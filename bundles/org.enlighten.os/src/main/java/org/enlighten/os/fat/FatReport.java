// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.List;

/// What a check found and put right.
///
/// @param lostClusters belonged to no file; they are free again
/// @param cutClusters lay behind the end of files; they are free again
/// @param unequalEntries of the second and further copies of the table, made equal to the first
/// @param damage what it could not put right: sentences
public record FatReport(int lostClusters, int cutClusters, int unequalEntries, List<String> damage) {
    public FatReport {
        damage = List.copyOf(damage);
    }

    public boolean isClean() {
        return lostClusters == 0 && cutClusters == 0 && unequalEntries == 0 && damage.isEmpty();
    }
}
