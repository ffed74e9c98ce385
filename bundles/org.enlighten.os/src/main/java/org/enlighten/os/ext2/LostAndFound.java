// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The directory `lost+found`, and the room that its blocks have for what a check finds without a name.
final class LostAndFound {
    static final String NAME = "lost+found";

    /// Bytes where entries can begin.
    ///
    /// @param host entry that ends there once it is cut to `hostLength`; negative for none
    record Room(long at, int bytes, long host, int hostLength) {}

    /// What is saved.
    record State(int inode, List<Room> rooms) {}

    private int inode;
    private final List<Room> rooms = new ArrayList<>();

    void inode(int number) {
        inode = number;
    }

    int inode() {
        return inode;
    }

    void room(long at, int bytes, long host, int hostLength) {
        if (bytes >= Ext2Entry.HEAD_BYTES) rooms.add(new Room(at, bytes, host, hostLength));
    }

    /// Gives an inode the name `#NUMBER` there; false when there is no room.
    boolean take(CheckedVolume v, int number, int type) {
        byte[] name = ("#" + number).getBytes(StandardCharsets.US_ASCII);
        int needed = Ext2Entry.needed(name.length);
        for (int i = 0; i < rooms.size(); i++) {
            Room room = rooms.get(i);
            if (room.bytes() < needed) continue;
            v.patch32(room.at(), number);
            v.patch16(room.at() + Ext2Entry.LENGTH, room.bytes());
            v.patch(room.at() + Ext2Entry.NAME_LENGTH, (byte) name.length, (byte) type);
            v.patch(room.at() + Ext2Entry.NAME, name);
            if (room.host() >= 0) v.patch16(room.host() + Ext2Entry.LENGTH, room.hostLength());
            rooms.set(i, new Room(room.at() + needed, room.bytes() - needed, room.at(), needed));
            return true;
        }
        return false;
    }

    State save() {
        return new State(inode, List.copyOf(rooms));
    }

    void restore(State s) {
        inode = s.inode();
        rooms.addAll(s.rooms());
    }
}
