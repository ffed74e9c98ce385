// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a check knows of one inode that is in use.
final class CheckedInode {
    /// A name that leads to it.
    ///
    /// @param place of the entry
    record Name(int directory, long place) {}

    /// What is saved.
    record State(
            int number,
            long place,
            int kind,
            int links,
            long size,
            long sectors,
            boolean attributes,
            long claimed,
            long behind,
            Map<Long, Long> blocks,
            List<Name> names,
            int parent,
            long parentPlace) {}

    final int number;
    /// Where it lies.
    final long place;
    final int kind;
    final int links;
    final long size;
    final long sectors;
    final boolean attributes;
    /// Blocks that its pointers lead to, indirect ones included.
    long claimed;
    /// Pointers behind its end that were let go.
    long behind;
    /// Of a directory: blocks by content number.
    final TreeMap<Long, Long> blocks = new TreeMap<>();

    final List<Name> names = new ArrayList<>();
    /// Of a directory: what its entry `..` says, and where.
    int parent;

    long parentPlace;

    CheckedInode(int number, long place, int kind, int links, long size, long sectors, boolean attributes) {
        this.number = number;
        this.place = place;
        this.kind = kind;
        this.links = links;
        this.size = size;
        this.sectors = sectors;
        this.attributes = attributes;
    }

    boolean isDirectory() {
        return kind == Ext2Inode.DIRECTORY;
    }

    boolean isFile() {
        return kind == Ext2Inode.FILE;
    }

    State save() {
        return new State(
                number,
                place,
                kind,
                links,
                size,
                sectors,
                attributes,
                claimed,
                behind,
                blocks,
                names,
                parent,
                parentPlace);
    }

    static CheckedInode restored(State s) {
        CheckedInode inode =
                new CheckedInode(s.number(), s.place(), s.kind(), s.links(), s.size(), s.sectors(), s.attributes());
        inode.claimed = s.claimed();
        inode.behind = s.behind();
        inode.blocks.putAll(s.blocks());
        inode.names.addAll(s.names());
        inode.parent = s.parent();
        inode.parentPlace = s.parentPlace();
        return inode;
    }
}
