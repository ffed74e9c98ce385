// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// Paths, and the operations that change directories, as one run sees them.
final class Ext2Names {
    private final Ext2Access access;
    private final Blocks b;

    /// Where a path leads.
    ///
    /// @param name the last name of the path
    private record Place(Ext2Directory directory, byte[] name, Optional<Ext2Entry> entry) {}

    Ext2Names(Ext2Access access) {
        this.access = access;
        b = access.b();
    }

    /// NOT_FOUND when there is none.
    Ext2Inode inode(String path) {
        String[] names = names(path);
        if (names.length == 0) return root().inode();
        Ext2Entry entry = place(path, names).entry().orElseThrow(() -> notFound(path));
        return live(entry, path);
    }

    Ext2Directory directory(String path) {
        return new Ext2Directory(access, inode(path), path);
    }

    private Ext2Directory root() {
        return new Ext2Directory(access, access.inode(Ext2Inode.ROOT), "/");
    }

    private Ext2Inode live(Ext2Entry entry, String path) {
        Ext2Inode inode = access.inode(entry.inode());
        if (!inode.isLive()) throw Damage.found("'" + path + "' leads to an inode that is deleted.");
        return inode;
    }

    private static String[] names(String path) {
        return Arrays.stream(path.split("[\\\\/]")).filter(n -> !n.isEmpty()).toArray(String[]::new);
    }

    private Place place(String path, String[] names) {
        Ext2Directory directory = root();
        for (int i = 0; i < names.length - 1; i++) {
            Ext2Entry entry = find(directory, names[i]).orElseThrow(() -> notFound(path));
            directory = new Ext2Directory(access, live(entry, path), names[i]);
        }
        String name = names[names.length - 1];
        return new Place(directory, bytes(name), find(directory, name));
    }

    private static Optional<Ext2Entry> find(Ext2Directory directory, String name) {
        return directory.find(bytes(name)).filter(entry -> !entry.isDot());
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /// A place that something new could have.
    private Place target(String path) {
        String[] names = names(path);
        if (names.length == 0) throw exists("/");
        byte[] name = bytes(names[names.length - 1]);
        boolean dots = names[names.length - 1].matches("\\.\\.?");
        if (name.length > Ext2Entry.NAME_MOST || dots || names[names.length - 1].indexOf('\0') >= 0) {
            throw new OperationFailed(
                    Failure.INVALID, "'" + names[names.length - 1] + "' cannot be the name of a file.");
        }
        return place(path, names);
    }

    private Place unused(String path) {
        Place place = target(path);
        if (place.entry().isPresent()) throw exists(path);
        if (place.directory().inode().links() == 0) throw notFound(path);
        return place;
    }

    private Place existing(String path) {
        String[] names = names(path);
        if (names.length == 0) throw new OperationFailed(Failure.INVALID, "The root directory stays as it is.");
        Place place = place(path, names);
        if (place.entry().isEmpty()) throw notFound(path);
        return place;
    }

    private static OperationFailed notFound(String path) {
        return new OperationFailed(Failure.NOT_FOUND, "There is no '" + path + "'.");
    }

    private static OperationFailed exists(String path) {
        return new OperationFailed(Failure.EXISTS, "'" + path + "' is there already.");
    }

    void create(String path) {
        Place place = unused(path);
        Ext2Inode parent = place.directory().inode();
        int number = access.allocator().takeInode(access.g().groupOfInode(parent.number()), false);
        add(place, number, Ext2Entry.TYPE_FILE);
        b.phase(Ext2Phase.INODE);
        access.inode(number).create(false, access.seconds());
        parent.touched(access.seconds());
    }

    void makeDirectory(String path) {
        Place place = unused(path);
        Ext2Inode parent = place.directory().inode();
        requireLinkTo(parent, path);
        int group = access.g().groupOfInode(parent.number());
        int number = access.allocator().takeInode(group, true);
        long block = access.allocator().takeBlock(access.g().firstOf(access.g().groupOfInode(number)));
        firstBlock(block, number, parent.number());
        add(place, number, Ext2Entry.TYPE_DIRECTORY);
        b.phase(Ext2Phase.INODE);
        Ext2Inode made = access.inode(number);
        made.create(true, access.seconds());
        made.sizeBytes(access.g().blockBytes());
        made.addSectors(access.g().sectorsPerBlock());
        b.put32le(made.pointersAt(), block);
        parent.links(parent.links() + 1);
        parent.touched(access.seconds());
    }

    private static void requireLinkTo(Ext2Inode directory, String path) {
        if (directory.links() < Ext2Inode.LINKS_MOST) return;
        throw new OperationFailed(
                Failure.NO_SPACE,
                "'%s' cannot be: its parent holds %d directories, the most that one can."
                        .formatted(path, Ext2Inode.LINKS_MOST - 2));
    }

    /// What a new directory holds: itself, its parent, and room.
    private void firstBlock(long block, int number, int parent) {
        int blockBytes = access.g().blockBytes();
        long at = block * blockBytes;
        int type = access.g().fileTypes() ? Ext2Entry.TYPE_DIRECTORY : 0;
        b.phase(Ext2Phase.PREPARE);
        for (int i = 0; i < blockBytes; i += 512) b.fresh(at + i);
        b.put32le(at, number);
        b.put(at + Ext2Entry.LENGTH, (byte) 12, (byte) 0, (byte) 1, (byte) type, (byte) '.');
        b.put32le(at + 12, parent);
        int rest = blockBytes - 12;
        b.put(at + 16, (byte) rest, (byte) (rest >> 8), (byte) 2, (byte) type, (byte) '.', (byte) '.');
    }

    private void add(Place place, int number, int type) {
        place.directory().add(place.directory().room(place.name().length), place.name(), number, type);
    }

    void delete(String path) {
        Place place = existing(path);
        Ext2Entry entry = place.entry().get();
        Ext2Inode inode = live(entry, path);
        Ext2Inode parent = place.directory().inode();
        boolean directory = inode.isDirectory();
        if (directory && !new Ext2Directory(access, inode, path).isEmpty()) {
            throw new OperationFailed(Failure.NOT_EMPTY, "Directory '" + path + "' is not empty.");
        }
        boolean last = directory || inode.links() == 1;
        b.phase(Ext2Phase.DEAD);
        if (last) inode.die(access.seconds());
        else inode.links(inode.links() - 1);
        b.phase(Ext2Phase.UNNAME);
        place.directory().remove(entry.at());
        if (directory) parent.links(Math.max(1, parent.links() - 1));
        parent.touched(access.seconds());
        if (last) free(inode, directory);
    }

    private void free(Ext2Inode inode, boolean directory) {
        if (inode.hasBlocks()) access.map(inode).free();
        if (inode.attributesBlock() != 0) new Ext2Attributes(access).release(inode.attributesBlock());
        access.allocator().freeInode(inode.number(), directory);
    }

    void rename(String from, String to) {
        Place old = existing(from);
        Ext2Entry entry = old.entry().get();
        Ext2Inode inode = live(entry, from);
        Place place = target(to);
        if (place.entry().isPresent()) {
            if (place.entry().get().at() == entry.at()) return;
            throw exists(to);
        }
        if (inode.isDirectory()) requireNotInside(inode, to);
        Ext2Inode parent = old.directory().inode();
        boolean sameDirectory = parent.number() == place.directory().inode().number();
        if (!sameDirectory || !new Ext2Rename(access, old.directory()).rename(entry, place.name())) {
            move(old, entry, inode, place, to);
        }
        b.phase(Ext2Phase.UNNAME);
        parent.touched(access.seconds());
        place.directory().inode().touched(access.seconds());
    }

    /// The new name comes first and the old one goes then: a power cut leaves both of them rather than none.
    private void move(Place old, Ext2Entry entry, Ext2Inode inode, Place place, String to) {
        int type = b.u8(entry.at() + Ext2Entry.TYPE);
        place.directory().add(place.directory().room(place.name().length), place.name(), inode.number(), type);
        boolean sameDirectory =
                old.directory().inode().number() == place.directory().inode().number();
        if (inode.isDirectory() && !sameDirectory) moveParent(inode, old.directory(), place.directory(), to);
        b.phase(Ext2Phase.UNNAME);
        old.directory().remove(entry.at());
    }

    private void moveParent(Ext2Inode moved, Ext2Directory from, Ext2Directory to, String path) {
        requireLinkTo(to.inode(), path);
        Ext2Entry parent = new Ext2Directory(access, moved, path).parentEntry();
        b.phase(Ext2Phase.INODE);
        b.put32le(parent.at(), to.inode().number());
        to.inode().links(to.inode().links() + 1);
        from.inode().links(Math.max(1, from.inode().links() - 1));
    }

    private void requireNotInside(Ext2Inode directory, String to) {
        String[] names = names(to);
        Ext2Directory at = root();
        for (int i = 0; i < names.length - 1; i++) {
            Ext2Entry entry = find(at, names[i]).orElseThrow(() -> notFound(to));
            if (entry.inode() == directory.number()) {
                throw new OperationFailed(Failure.INVALID, "A directory cannot be moved into itself.");
            }
            at = new Ext2Directory(access, live(entry, to), names[i]);
        }
    }
}
