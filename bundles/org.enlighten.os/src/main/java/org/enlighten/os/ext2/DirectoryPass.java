// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.enlighten.simulation.Saved;

/// Reads every directory: which names lead to which inode. A name that leads to a deleted one goes.
final class DirectoryPass implements CheckPass {
    record State(int directory, long block, LostAndFound.State lost) {}

    private final CheckedVolume v;
    private final Ext2Geometry g;
    final LostAndFound lost = new LostAndFound();
    /// The directory that is being read, and the content number of its block.
    private int directory;

    private long block = -1;

    DirectoryPass(CheckedVolume v) {
        this.v = v;
        g = v.g;
    }

    @Override
    public Optional<Ext2Step> next(byte[] read) {
        if (block >= 0) entries(v.inodes.get(directory), read);
        Long next = directory == 0 ? null : v.inodes.get(directory).blocks.higherKey(block);
        while (next == null) {
            Integer inode = v.inodes.higherKey(directory);
            if (inode == null) return Optional.empty();
            directory = inode;
            next = v.inodes.get(directory).blocks.ceilingKey(0L);
        }
        block = next;
        long at = v.inodes.get(directory).blocks.get(block) * g.blockBytes();
        return Optional.of(new Ext2Step.Read(at, g.blockBytes()));
    }

    private void entries(CheckedInode d, byte[] read) {
        long at = d.blocks.get(block) * g.blockBytes();
        for (int in = 0, length; in < read.length; in += length) {
            boolean whole = in + Ext2Entry.HEAD_BYTES <= read.length;
            length = whole ? CheckedVolume.u16(read, in + Ext2Entry.LENGTH) : 0;
            long leads = CheckedVolume.u32(read, in);
            int nameBytes = whole ? read[in + Ext2Entry.NAME_LENGTH] & 0xFF : 0;
            int needed = Ext2Entry.needed(leads == 0 ? 0 : nameBytes);
            if (length < needed || length % 4 != 0 || length > read.length - in) {
                v.tell("The directory of inode %d has an entry of %d bytes.".formatted(d.number, length));
                return;
            }
            if (leads != 0) {
                String name = new String(read, in + Ext2Entry.NAME, nameBytes, StandardCharsets.UTF_8);
                entry(d, at + in, in, leads, name, read[in + Ext2Entry.TYPE]);
            }
            if (d.number == lost.inode()) {
                if (leads == 0) lost.room(at + in, length, -1, 0);
                else lost.room(at + in + needed, length - needed, at + in, needed);
            }
        }
    }

    private void entry(CheckedInode d, long place, int in, long leads, String name, int type) {
        boolean first = block == 0 && in == 0;
        if (first || name.equals(".")) {
            if (!first || !name.equals(".") || leads != d.number) {
                v.tell("The directory of inode %d does not begin with itself.".formatted(d.number));
            }
        } else if (name.equals("..")) {
            d.parent = (int) leads;
            d.parentPlace = place;
        } else {
            name(d, place, leads, name, type);
        }
    }

    private void name(CheckedInode d, long place, long leads, String name, int type) {
        CheckedInode inode = g.isInode(leads) ? v.inodes.get((int) leads) : null;
        if (inode == null && leads < g.firstInode() || !g.isInode(leads)) {
            v.tell("'%s' in the directory of inode %d leads to inode %d, which no name can have."
                    .formatted(name, d.number, leads));
        } else if (inode == null) {
            v.patch32(place, 0);
            v.repaired("Entry '%s' in the directory of inode %d has deleted inode %d; it is cleared."
                    .formatted(name, d.number, leads));
        } else {
            inode.names.add(new CheckedInode.Name(d.number, place));
            if (d.number == Ext2Inode.ROOT && name.equals(LostAndFound.NAME) && inode.isDirectory()) {
                lost.inode(inode.number);
            }
            if (g.fileTypes() && type != typeOf(inode)) {
                v.patch(place + Ext2Entry.TYPE, (byte) typeOf(inode));
                v.repaired("Entry '%s' in the directory of inode %d said another kind than its inode is."
                        .formatted(name, d.number));
            }
        }
    }

    /// What an entry says of the inode that it leads to.
    static int typeOf(CheckedInode inode) {
        return switch (inode.kind) {
            case Ext2Inode.FILE -> Ext2Entry.TYPE_FILE;
            case Ext2Inode.DIRECTORY -> Ext2Entry.TYPE_DIRECTORY;
            case 0x2000 -> 3;
            case 0x6000 -> 4;
            case 0x1000 -> 5;
            case 0xC000 -> 6;
            case 0xA000 -> 7;
            default -> 0;
        };
    }

    @Override
    public Saved save() {
        return Saved.of(new State(directory, block, lost.save()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        directory = s.directory();
        block = s.block();
        lost.restore(s.lost());
    }
}
