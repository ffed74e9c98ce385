// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What the group descriptors should count.
record CheckedCounts(CheckedVolume v) {
    void correctDescriptors() {
        ByteBuffer d = ByteBuffer.wrap(v.descriptors).order(ByteOrder.LITTLE_ENDIAN);
        int wrong = 0;
        for (int group = 0; group < v.g.groups(); group++) {
            int at = group * Ext2Geometry.DESCRIPTOR_BYTES;
            wrong += correct(d, at + Ext2Groups.FREE_BLOCKS, freeBlocks(group));
            wrong += correct(d, at + Ext2Groups.FREE_INODES, freeInodes(group));
            wrong += correct(d, at + Ext2Groups.DIRECTORIES, directories(group));
        }
        if (wrong > 0) v.repaired("%d counts of what is free were wrong.".formatted(wrong));
    }

    private static int correct(ByteBuffer d, int at, int right) {
        if ((d.getShort(at) & 0xFFFF) == right) return 0;
        d.putShort(at, (short) right);
        return 1;
    }

    private int freeBlocks(int group) {
        int free = 0;
        for (int i = 0; i < v.g.blocksOf(group); i++) if (!v.isUsed(v.g.firstOf(group) + i)) free++;
        return free;
    }

    private int freeInodes(int group) {
        int free = 0;
        int first = group * v.g.inodesPerGroup() + 1;
        for (int i = 0; i < v.g.inodesPerGroup(); i++) if (!v.isInodeUsed(first + i)) free++;
        return free;
    }

    private int directories(int group) {
        int first = group * v.g.inodesPerGroup() + 1;
        return (int) v.inodes.subMap(first, first + v.g.inodesPerGroup()).values().stream()
                .filter(CheckedInode::isDirectory)
                .count();
    }
}
