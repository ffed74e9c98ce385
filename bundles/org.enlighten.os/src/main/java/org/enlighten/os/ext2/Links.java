// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes names, parents and counts of links agree, once every inode and every name is known. What has content and no
/// name gets one in `lost+found`.
final class Links {
    private final CheckedVolume v;
    private final LostAndFound lost;
    /// Of each directory, the one it lies in.
    private final Map<Integer, Integer> parents = new TreeMap<>();

    Links(CheckedVolume v, LostAndFound lost) {
        this.v = v;
        this.lost = lost;
    }

    void agree() {
        CheckedInode root = v.inodes.get(Ext2Inode.ROOT);
        if (root == null || !root.isDirectory()) {
            v.tell("There is no root directory.");
            return;
        }
        for (CheckedInode inode : List.copyOf(v.inodes.values())) {
            if (inode == root) parents.put(inode.number, inode.number);
            else if (inode.names.isEmpty()) unnamed(inode);
            else if (inode.isDirectory()) oneName(inode);
        }
        for (CheckedInode inode : v.inodes.values()) if (inode.isDirectory()) parent(inode);
        for (CheckedInode inode : v.inodes.values()) if (inode.isDirectory()) reachRoot(inode);
        Map<Integer, Integer> inside = new TreeMap<>();
        parents.forEach((child, parent) -> {
            boolean other = !child.equals(parent) && v.inodes.get(child).isDirectory();
            if (other) inside.merge(parent, 1, Integer::sum);
        });
        for (CheckedInode inode : v.inodes.values()) {
            boolean directory = inode.isDirectory();
            count(inode, directory ? 2 + inside.getOrDefault(inode.number, 0) : inode.names.size());
        }
    }

    private void unnamed(CheckedInode inode) {
        if (inode.isFile() && inode.claimed == 0 && !inode.attributes) {
            v.inodes.remove(inode.number);
            v.patch16(inode.place + Ext2Inode.LINKS, 0);
            v.patch32(inode.place + Ext2Inode.DELETED, v.lastWritten());
            v.repaired("Inode %d was an empty file without a name; it is cleared.".formatted(inode.number));
        } else if (lost.inode() == 0 || !lost.take(v, inode.number, type(inode))) {
            v.tell("Inode %d has no name, and '/%s' has no room for it.".formatted(inode.number, LostAndFound.NAME));
        } else {
            inode.names.add(new CheckedInode.Name(lost.inode(), -1));
            parents.put(inode.number, lost.inode());
            v.repaired("Inode %d had no name; it is now '/%s/#%d'."
                    .formatted(inode.number, LostAndFound.NAME, inode.number));
        }
    }

    private int type(CheckedInode inode) {
        return v.g.fileTypes() ? DirectoryPass.typeOf(inode) : 0;
    }

    /// A directory has one name: the one in the directory that it calls its parent, else the first.
    private void oneName(CheckedInode inode) {
        CheckedInode.Name kept = inode.names.stream()
                .filter(name -> name.directory() == inode.parent)
                .findFirst()
                .orElse(inode.names.getFirst());
        for (CheckedInode.Name name : List.copyOf(inode.names)) {
            if (name == kept) continue;
            inode.names.remove(name);
            v.patch32(name.place(), 0);
            v.repaired("The directory of inode %d had a second name, in that of inode %d; it is cleared."
                    .formatted(inode.number, name.directory()));
        }
        parents.put(inode.number, kept.directory());
    }

    private void parent(CheckedInode inode) {
        Integer parent = parents.get(inode.number);
        if (parent == null || inode.parent == parent) return;
        if (inode.parentPlace == 0) {
            v.tell("The directory of inode " + inode.number + " does not lead to its parent.");
            return;
        }
        v.patch32(inode.parentPlace, parent);
        v.repaired("The directory of inode %d called %d its parent, which is %d."
                .formatted(inode.number, inode.parent, parent));
    }

    private void reachRoot(CheckedInode inode) {
        int at = inode.number;
        for (int n = 0; n <= v.inodes.size() && at != Ext2Inode.ROOT; n++) at = parents.getOrDefault(at, 0);
        if (at != Ext2Inode.ROOT) v.tell("The directory of inode " + inode.number + " does not hang on the root.");
    }

    private void count(CheckedInode inode, int count) {
        if (count == inode.links) return;
        v.patch16(inode.place + Ext2Inode.LINKS, count);
        v.repaired("Inode %d counted %d links and has %d.".formatted(inode.number, inode.links, count));
    }
}
