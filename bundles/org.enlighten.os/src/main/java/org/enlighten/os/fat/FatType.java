// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

/// The three sizes of table entries; which one a volume has follows from its number of clusters alone.
public enum FatType {
    FAT12(0xFFF, 4084),
    FAT16(0xFFFF, 65_524),
    FAT32(0x0FFFFFFF, 0x0FFFFFF5);

    /// The highest entry value: end of a chain.
    final int end;
    final int mostClusters;

    FatType(int end, int mostClusters) {
        this.end = end;
        this.mostClusters = mostClusters;
    }

    static FatType of(long clusters) {
        if (clusters <= FAT12.mostClusters) return FAT12;
        return clusters <= FAT16.mostClusters ? FAT16 : FAT32;
    }

    boolean isEnd(int entry) {
        return entry >= end - 7;
    }

    long tableBytes(long clusters) {
        long entries = clusters + 2;
        return switch (this) {
            case FAT12 -> (entries * 3 + 1) / 2;
            case FAT16 -> entries * 2;
            case FAT32 -> entries * 4;
        };
    }
}
