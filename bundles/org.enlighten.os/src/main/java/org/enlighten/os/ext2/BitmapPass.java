// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.enlighten.simulation.Saved;

/// Makes bitmaps and counts say what is taken. The descriptors are written by whoever made this pass.
final class BitmapPass implements CheckPass {
    record State(int number, boolean reading) {}

    private final CheckedVolume v;
    private final Ext2Geometry g;
    /// Bitmap of blocks of group 0, of inodes of group 0, of blocks of group 1, …
    private int number;

    private boolean reading;

    BitmapPass(CheckedVolume v) {
        this.v = v;
        g = v.g;
    }

    @Override
    public Optional<Ext2Step> next(byte[] read) {
        if (reading) {
            reading = false;
            byte[] right = right(number / 2, number % 2 == 1);
            long at = at();
            number++;
            if (!Arrays.equals(read, right)) {
                v.repaired("The bitmap of %s of group %d was wrong."
                        .formatted(number % 2 == 1 ? "blocks" : "inodes", (number - 1) / 2));
                return Optional.of(new Ext2Step.Write(at, right));
            }
        }
        if (number == 2 * g.groups()) return Optional.empty();
        reading = true;
        return Optional.of(new Ext2Step.Read(at(), g.blockBytes()));
    }

    private long at() {
        return v.place(number / 2, number % 2 == 1 ? Ext2Groups.INODE_BITMAP : Ext2Groups.BLOCK_BITMAP)
                * g.blockBytes();
    }

    private byte[] right(int group, boolean inodes) {
        int first = group * g.inodesPerGroup() + 1;
        return inodes
                ? bitmap(g.inodesPerGroup(), bit -> v.isInodeUsed(first + bit))
                : bitmap(g.blocksOf(group), bit -> v.isUsed(g.firstOf(group) + bit));
    }

    private byte[] bitmap(int bits, IntPredicate isUsed) {
        byte[] bytes = new byte[g.blockBytes()];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            if (bit >= bits || isUsed.test(bit)) bytes[bit / 8] |= (byte) (1 << bit % 8);
        }
        return bytes;
    }

    @Override
    public Saved save() {
        return Saved.of(new State(number, reading));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        number = s.number();
        reading = s.reading();
    }
}
