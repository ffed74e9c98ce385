// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.Blocks;

/// Another name for an entry within its directory, so that a power cut leaves the old one or the new one.
final class Ext2Rename {
    private final Ext2Access access;
    private final Blocks b;
    private final Ext2Directory directory;

    Ext2Rename(Ext2Access access, Ext2Directory directory) {
        this.access = access;
        this.directory = directory;
        b = access.b();
    }

    /// False when neither way is open: then nothing is changed.
    boolean rename(Ext2Entry entry, byte[] name) {
        if (isInPlace(entry, name)) return inPlace(entry, name);
        return rewritten(entry, name);
    }

    /// Where it lies: it has room for the new name, and what changes lies in one sector.
    private static boolean isInPlace(Ext2Entry entry, byte[] name) {
        long first = entry.at() + Ext2Entry.NAME_LENGTH;
        long last = entry.at() + Ext2Entry.NAME + name.length - 1;
        return first / 512 == last / 512 && Ext2Entry.needed(name.length) <= entry.length();
    }

    private boolean inPlace(Ext2Entry entry, byte[] name) {
        forgetHashes();
        b.phase(Ext2Phase.NAME);
        b.put(entry.at() + Ext2Entry.NAME_LENGTH, (byte) name.length);
        b.put(entry.at() + Ext2Entry.NAME, name);
        return true;
    }

    private void forgetHashes() {
        b.phase(Ext2Phase.PREPARE);
        directory.inode().forgetHashes();
    }

    /// The whole block anew, elsewhere; then the directory leads there.
    private boolean rewritten(Ext2Entry entry, byte[] name) {
        List<Ext2Entry> entries = new ArrayList<>();
        int needed = Ext2Entry.needed(name.length);
        for (Ext2Entry each : directory.besides(entry)) {
            entries.add(each);
            needed += Ext2Entry.needed(each.name().length);
        }
        if (needed > access.g().blockBytes() || access.groups().sum(Ext2Groups.FREE_BLOCKS) == 0) return false;
        int type = b.u8(entry.at() + Ext2Entry.TYPE);
        entries.add(new Ext2Entry(entry.at(), -1, entry.inode(), 0, name));
        byte[] content = content(entries, type);
        forgetHashes();
        long at = directory.replaceBlock(entry);
        b.phase(Ext2Phase.PREPARE);
        for (int i = 0; i < content.length; i += 512) b.fresh(at + i);
        b.put(at, content);
        return true;
    }

    /// @param lastType what kind of inode the last entry leads to
    private byte[] content(List<Ext2Entry> entries, int lastType) {
        byte[] content = new byte[access.g().blockBytes()];
        int at = 0;
        for (int i = 0; i < entries.size(); i++) {
            Ext2Entry entry = entries.get(i);
            boolean last = i == entries.size() - 1;
            int length = last ? content.length - at : Ext2Entry.needed(entry.name().length);
            int type = last ? lastType : b.u8(entry.at() + Ext2Entry.TYPE);
            for (int n = 0; n < 4; n++) content[at + n] = (byte) (entry.inode() >> 8 * n);
            content[at + Ext2Entry.LENGTH] = (byte) length;
            content[at + Ext2Entry.LENGTH + 1] = (byte) (length >> 8);
            content[at + Ext2Entry.NAME_LENGTH] = (byte) entry.name().length;
            content[at + Ext2Entry.TYPE] = (byte) type;
            System.arraycopy(entry.name(), 0, content, at + Ext2Entry.NAME, entry.name().length);
            at += length;
        }
        return content;
    }
}
