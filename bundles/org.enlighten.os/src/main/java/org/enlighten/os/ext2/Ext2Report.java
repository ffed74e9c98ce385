// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.List;

/// What a check found.
///
/// @param looked false when the volume said that it was left in good order, and was believed
/// @param inodesUsed of `inodes`
/// @param repairs what was put right: sentences, the first ones of many
/// @param repaired how many things were put right
/// @param damage what it could not put right, and therefore left all as it was: sentences
public record Ext2Report(
        boolean looked,
        long inodesUsed,
        long inodes,
        long blocksUsed,
        long blocks,
        List<String> repairs,
        int repaired,
        List<String> damage) {
    public Ext2Report {
        repairs = List.copyOf(repairs);
        damage = List.copyOf(damage);
    }

    /// Nothing had to be put right.
    public boolean isClean() {
        return repaired == 0 && damage.isEmpty();
    }
}
