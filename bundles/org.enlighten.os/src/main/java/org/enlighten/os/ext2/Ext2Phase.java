// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

/// The order in which a change reaches the medium. After a power cut it has any prefix of these, and each is a volume
/// that a check puts right without a question: what is new hangs on nothing until it is whole; an inode that a name
/// may lead to and that is not whole says that it is deleted (no links), which makes the name a leftover.
final class Ext2Phase {
    /// The volume is marked as in use.
    static final int MARK = 0;
    /// What will lose its last name has no links.
    static final int DEAD = 1;
    /// Blocks and inodes are taken; what nothing leads to yet is written: data, new indirect blocks, names behind the
    /// end of the entry before them.
    static final int PREPARE = 2;
    /// Indirect blocks that are in use lead to more.
    static final int LINK = 3;
    /// A name appears: one change of two or four bytes.
    static final int NAME = 4;
    /// An inode says what it is: size, blocks and links lie in one sector.
    static final int INODE = 5;
    /// A name goes.
    static final int UNNAME = 6;
    /// Indirect blocks that stay in use lead to less.
    static final int CUT = 7;
    /// What nothing leads to any more is free.
    static final int FREE = 8;

    private Ext2Phase() {}
}
