// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

/// One entry of a directory.
///
/// @param at place on the volume
/// @param before place of the entry before it in its block; -1 for the first
/// @param inode that it leads to; 0 for an entry that is free
/// @param length of the entry: the next one begins behind it
record Ext2Entry(long at, long before, long inode, int length, byte[] name) {
    static final int HEAD_BYTES = 8;
    static final int LENGTH = 4;
    static final int NAME_LENGTH = 6;
    static final int TYPE = 7;
    static final int NAME = 8;
    static final int NAME_MOST = 255;
    static final int TYPE_FILE = 1;
    static final int TYPE_DIRECTORY = 2;

    /// Bytes that an entry with such a name needs.
    static int needed(int nameBytes) {
        return (HEAD_BYTES + nameBytes + 3) / 4 * 4;
    }

    boolean isFree() {
        return inode == 0;
    }

    /// Bytes at its end that another entry could have.
    int slack() {
        return isFree() ? length : length - needed(name.length);
    }

    boolean isDot() {
        return name.length == 1 && name[0] == '.' || name.length == 2 && name[0] == '.' && name[1] == '.';
    }

    String text() {
        return new String(name, java.nio.charset.StandardCharsets.UTF_8);
    }
}
