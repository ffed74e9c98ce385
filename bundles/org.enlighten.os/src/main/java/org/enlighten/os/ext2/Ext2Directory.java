// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// A directory as one run sees it: blocks full of entries, each as long as the way to the next.
final class Ext2Directory {
    private static final int BLOCKS_MOST = 1 << 13;
    private final Ext2Access access;
    private final Blocks b;
    private final Ext2Inode inode;
    private final Ext2Map map;
    private final int blockBytes;
    private final String name;

    /// Where a new entry goes.
    ///
    /// @param at place of the entry itself; it is written first, and nobody sees it
    /// @param length that it gets
    /// @param behind the entry whose slack it takes; empty when it takes a free one's place
    record Slot(long at, int length, Optional<Ext2Entry> behind) {}

    Ext2Directory(Ext2Access access, Ext2Inode inode, String name) {
        this.access = access;
        this.inode = inode;
        this.name = name;
        b = access.b();
        blockBytes = access.g().blockBytes();
        map = access.map(inode);
        if (!inode.isDirectory()) {
            throw new OperationFailed(Failure.INVALID, "'" + name + "' is a file, not a directory.");
        }
        if (blocks() > BLOCKS_MOST) throw damaged("is larger than any can be");
    }

    Ext2Inode inode() {
        return inode;
    }

    private long blocks() {
        return inode.sizeBytes() / blockBytes;
    }

    private OperationFailed damaged(String what) {
        return Damage.found("Directory '%s' is damaged: it %s.".formatted(name, what));
    }

    /// The first entry for which `wanted` holds, in the order in which they lie.
    private Optional<Ext2Entry> first(Predicate<Ext2Entry> wanted) {
        for (long i = 0, blocks = blocks(); i < blocks; i++) {
            long at = blockAt(i);
            b.expect(at, blockBytes);
            long before = -1;
            for (int in = 0; in < blockBytes; ) {
                Ext2Entry entry = entry(at + in, before, blockBytes - in);
                if (wanted.test(entry)) return Optional.of(entry);
                before = entry.at();
                in += entry.length();
            }
        }
        return Optional.empty();
    }

    private long blockAt(long index) {
        long block = map.block(index);
        if (block == 0) throw damaged("has no block " + index);
        return block * blockBytes;
    }

    /// @param left bytes to the end of the block
    private Ext2Entry entry(long at, long before, int left) {
        long leads = b.u32le(at);
        int length = b.u16le(at + Ext2Entry.LENGTH);
        int nameBytes = b.u8(at + Ext2Entry.NAME_LENGTH);
        boolean legal = length >= Ext2Entry.needed(leads == 0 ? 0 : nameBytes) && length % 4 == 0 && length <= left;
        if (!legal) throw damaged("has an entry of %d bytes at %d".formatted(length, at));
        byte[] entryName = leads == 0 ? new byte[0] : b.bytes(at + Ext2Entry.NAME, nameBytes);
        return new Ext2Entry(at, before, leads, length, entryName);
    }

    Optional<Ext2Entry> find(byte[] wanted) {
        return first(entry -> !entry.isFree() && Arrays.equals(entry.name(), wanted));
    }

    /// Every entry but the free ones, `.` and `..`.
    void forEach(Consumer<Ext2Entry> taker) {
        first(entry -> {
            if (!entry.isFree() && !entry.isDot()) taker.accept(entry);
            return false;
        });
    }

    boolean isEmpty() {
        return first(entry -> !entry.isFree() && !entry.isDot()).isEmpty();
    }

    /// Room for an entry of so many bytes of name; the directory grows when it has none.
    Slot room(int nameBytes) {
        int needed = Ext2Entry.needed(nameBytes);
        Optional<Ext2Entry> host = first(entry -> entry.slack() >= needed);
        b.phase(Ext2Phase.PREPARE);
        inode.forgetHashes();
        if (host.isEmpty()) return new Slot(grow(), blockBytes, Optional.empty());
        Ext2Entry entry = host.get();
        if (entry.isFree()) return new Slot(entry.at(), entry.length(), Optional.empty());
        return new Slot(entry.at() + entry.length() - entry.slack(), entry.slack(), host);
    }

    /// One block more, with one free entry in it.
    private long grow() {
        if (blocks() >= BLOCKS_MOST) throw new OperationFailed(Failure.NO_SPACE, "The directory is full.");
        if (blocks() > 0) map.block(blocks() - 1);
        long at = map.make(blocks()) * blockBytes;
        b.phase(Ext2Phase.PREPARE);
        for (int i = 0; i < blockBytes; i += 512) b.fresh(at + i);
        b.put16le(at + Ext2Entry.LENGTH, blockBytes);
        b.phase(Ext2Phase.NAME);
        inode.sizeBytes((blocks() + 1) * blockBytes);
        return at;
    }

    /// Writes an entry, unseen, and shows it.
    void add(Slot slot, byte[] entryName, int leadsTo, int type) {
        b.phase(Ext2Phase.PREPARE);
        b.put(slot.at() + Ext2Entry.NAME, entryName);
        b.put(slot.at() + Ext2Entry.NAME_LENGTH, (byte) entryName.length, (byte)
                (access.g().fileTypes() ? type : 0));
        if (slot.behind().isPresent()) {
            b.put16le(slot.at() + Ext2Entry.LENGTH, slot.length());
            b.put32le(slot.at(), leadsTo);
            b.phase(Ext2Phase.NAME);
            Ext2Entry host = slot.behind().get();
            b.put16le(host.at() + Ext2Entry.LENGTH, host.length() - host.slack());
        } else {
            b.phase(Ext2Phase.NAME);
            b.put32le(slot.at(), leadsTo);
        }
    }

    /// Takes an entry out, in the phase that is set: the one before it becomes longer, the first becomes free.
    void remove(long at) {
        Ext2Entry entry = first(e -> e.at() == at).orElseThrow();
        if (entry.before() < 0) b.put32le(at, 0);
        else b.put16le(entry.before() + Ext2Entry.LENGTH, b.u16le(entry.before() + Ext2Entry.LENGTH) + entry.length());
    }

    /// The entries in use that lie in the same block, without it.
    List<Ext2Entry> besides(Ext2Entry entry) {
        List<Ext2Entry> besides = new ArrayList<>();
        long block = entry.at() / blockBytes;
        first(e -> {
            if (e.at() / blockBytes == block && e.at() != entry.at() && !e.isFree()) besides.add(e);
            return e.at() / blockBytes == block && e.at() + e.length() == (block + 1) * blockBytes;
        });
        return besides;
    }

    /// A new block takes the place of the one that an entry lies in; where it is. Its content is the caller's duty.
    long replaceBlock(Ext2Entry entry) {
        long block = entry.at() / blockBytes;
        for (long i = 0, blocks = blocks(); i < blocks; i++) {
            if (map.block(i) == block) return map.replace(i) * blockBytes;
        }
        throw damaged("has lost a block");
    }

    /// Where the entry `..` says which directory is above.
    Ext2Entry parentEntry() {
        return find(new byte[] {'.', '.'}).orElseThrow(() -> damaged("does not lead to its parent"));
    }
}
