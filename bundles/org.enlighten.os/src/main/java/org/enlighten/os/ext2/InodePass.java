// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Saved;

/// Reads every inode and every indirect block: who has which block. Pointers behind the end of a file are let go.
final class InodePass implements CheckPass {
    private static final int PIECE_BYTES = 32 << 10;
    private static final int RESIZING = 7;
    private static final long NO_END = Long.MAX_VALUE;

    /// An indirect block that is still to be read.
    ///
    /// @param first content number of the first block behind it
    /// @param end content number behind the last block that the inode should have
    record Indirect(int inode, int level, long block, long first, long end) {}

    record State(int group, int done, List<Indirect> queue, List<Integer> piece, boolean reading) {}

    private final CheckedVolume v;
    private final Ext2Geometry g;
    private int group;
    /// Bytes of the group's table that have been read.
    private int done;

    private final Deque<Indirect> queue = new ArrayDeque<>();
    /// Inodes of the present piece that are in use.
    private final List<Integer> piece = new ArrayList<>();
    private boolean reading;

    InodePass(CheckedVolume v) {
        this.v = v;
        g = v.g;
    }

    @Override
    public Optional<Ext2Step> next(byte[] read) {
        if (reading && !queue.isEmpty()) indirect(queue.remove(), read);
        else if (reading) piece(read);
        reading = true;
        if (!queue.isEmpty()) return read(queue.peek().block() * g.blockBytes(), g.blockBytes());
        for (int number : piece) finish(v.inodes.get(number));
        piece.clear();
        if (done >= tableBytes()) {
            group++;
            done = 0;
        }
        if (group == g.groups()) return Optional.empty();
        int bytes = Math.min(PIECE_BYTES, tableBytes() - done);
        return read(tableAt() + done, Math.ceilDiv(bytes, 512) * 512);
    }

    private static Optional<Ext2Step> read(long at, int bytes) {
        return Optional.of(new Ext2Step.Read(at, bytes));
    }

    private long tableAt() {
        return v.place(group, Ext2Groups.INODE_TABLE) * g.blockBytes();
    }

    private int tableBytes() {
        return g.inodesPerGroup() * g.inodeBytes();
    }

    private void piece(byte[] read) {
        int bytes = Math.min(PIECE_BYTES, tableBytes() - done);
        for (int at = 0; at < bytes; at += g.inodeBytes()) {
            int number = group * g.inodesPerGroup() + (done + at) / g.inodeBytes() + 1;
            inode(number, read, at, tableAt() + done + at);
        }
        done += bytes;
    }

    private void inode(int number, byte[] b, int at, long place) {
        boolean reserved = number < g.firstInode() && number != Ext2Inode.ROOT;
        int links = CheckedVolume.u16(b, at + Ext2Inode.LINKS);
        if (reserved) reserved(number, b, at, place);
        else if (links > 0) inUse(number, links, b, at, place);
        else deleted(number, b, at, place);
    }

    private void deleted(int number, byte[] b, int at, long place) {
        boolean dated = CheckedVolume.u32(b, at + Ext2Inode.DELETED) != 0;
        if (dated || CheckedVolume.u16(b, at + Ext2Inode.MODE) == 0) return;
        v.patch32(place + Ext2Inode.DELETED, v.lastWritten());
        v.repaired("Inode " + number + " was deleted, but did not say when.");
    }

    /// Bad blocks, a journal, blocks kept for more descriptors: they have blocks, and no names.
    private void reserved(int number, byte[] b, int at, long place) {
        if (CheckedVolume.u32(b, at + Ext2Inode.SECTORS) == 0) return;
        if (number == RESIZING && g.reservedTableBlocks() > 0) {
            long twofold = CheckedVolume.u32(b, at + Ext2Inode.POINTERS + 4 * (Ext2Map.DIRECT + 1));
            if (twofold != 0) v.claim("Inode " + number, twofold);
        } else {
            pointers(number, b, at, place, NO_END);
        }
    }

    private void inUse(int number, int links, byte[] b, int at, long place) {
        int kind = CheckedVolume.u16(b, at + Ext2Inode.MODE) & Ext2Inode.KIND;
        long sectors = CheckedVolume.u32(b, at + Ext2Inode.SECTORS);
        long attributes = CheckedVolume.u32(b, at + Ext2Inode.ATTRIBUTES);
        long size = CheckedVolume.u32(b, at + Ext2Inode.SIZE);
        boolean file = kind == Ext2Inode.FILE;
        if (file && g.largeFiles()) size |= CheckedVolume.u32(b, at + Ext2Inode.SIZE_HIGH) << 32;
        CheckedInode inode = new CheckedInode(number, place, kind, links, size, sectors, attributes != 0);
        v.inodes.put(number, inode);
        piece.add(number);
        if (attributes != 0) v.claimAttributes("Inode " + number, attributes);
        long ownSectors = sectors - (attributes == 0 ? 0 : g.sectorsPerBlock());
        switch (kind) {
            case Ext2Inode.FILE, Ext2Inode.DIRECTORY -> {
                if (size < 0) v.tell("Inode " + number + " has no possible size.");
                else pointers(number, b, at, place, Math.ceilDiv(size, g.blockBytes()));
            }
            case 0xA000 -> {
                if (ownSectors > 0) pointers(number, b, at, place, NO_END);
            }
            case 0x1000, 0x2000, 0x6000, 0xC000 -> {}
            default -> v.tell("Inode " + number + " is of no kind that there is.");
        }
    }

    private void pointers(int number, byte[] b, int at, long place, long end) {
        int from = at + Ext2Inode.POINTERS;
        long slots = place + Ext2Inode.POINTERS;
        for (int i = 0; i < Ext2Map.DIRECT; i++) {
            pointer(number, slots + 4L * i, CheckedVolume.u32(b, from + 4 * i), 0, i, end);
        }
        long first = Ext2Map.DIRECT;
        for (int level = 1; level <= Ext2Map.LEVELS; level++) {
            int i = Ext2Map.DIRECT + level - 1;
            pointer(number, slots + 4L * i, CheckedVolume.u32(b, from + 4 * i), level, first, end);
            first += span(level);
        }
    }

    private long span(int level) {
        long span = 1;
        for (int i = 0; i < level; i++) span *= g.entriesPerBlock();
        return span;
    }

    /// @param slot where the pointer lies
    private void pointer(int number, long slot, long block, int level, long first, long end) {
        if (block == 0) return;
        if (first >= end) {
            v.patch32(slot, 0);
            v.inodes.get(number).behind++;
            return;
        }
        if (!v.claim("Inode " + number, block)) return;
        CheckedInode inode = v.inodes.get(number);
        if (inode != null) {
            inode.claimed++;
            if (level == 0 && inode.isDirectory()) inode.blocks.put(first, block);
        }
        if (level > 0) queue.add(new Indirect(number, level, block, first, end));
    }

    private void indirect(Indirect i, byte[] read) {
        for (int n = 0; n < g.entriesPerBlock(); n++) {
            long slot = i.block() * g.blockBytes() + 4L * n;
            long first = i.first() + n * span(i.level() - 1);
            pointer(i.inode(), slot, CheckedVolume.u32(read, 4 * n), i.level() - 1, first, i.end());
        }
    }

    /// All blocks of the inode are known.
    private void finish(CheckedInode inode) {
        if (inode.behind > 0) {
            v.repaired(
                    "Inode %d led to %d blocks behind its end; they are let go.".formatted(inode.number, inode.behind));
        }
        long blocks = inode.claimed + (inode.attributes ? 1 : 0);
        long sectors = blocks * g.sectorsPerBlock();
        if (sectors != inode.sectors) {
            v.patch32(inode.place + Ext2Inode.SECTORS, sectors);
            v.repaired("Inode %d counted %d sectors and has %d.".formatted(inode.number, inode.sectors, sectors));
        }
        if (!inode.isDirectory()) return;
        boolean whole = inode.size > 0
                && inode.size % g.blockBytes() == 0
                && inode.blocks.size() == inode.size / g.blockBytes();
        if (!whole) v.tell("The directory of inode " + inode.number + " lacks blocks.");
    }

    @Override
    public Saved save() {
        return Saved.of(new State(group, done, List.copyOf(queue), List.copyOf(piece), reading));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        group = s.group();
        done = s.done();
        queue.addAll(s.queue());
        piece.addAll(s.piece());
        reading = s.reading();
    }
}
