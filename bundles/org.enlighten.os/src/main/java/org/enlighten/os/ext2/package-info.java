// SPDX-License-Identifier: Apache-2.0
/// The second extended file system, revision 0 and 1, after *The Second Extended File System: Internal Layout*
/// (D. Poirier) and the layout comments of Linux's `fs/ext2/ext2.h`. Integers are little-endian; blocks have 1, 2 or 4
/// KiB; blocks are numbered from the volume's beginning, inodes from 1. Names are bytes, compared as they are.
///
/// Start at [org.enlighten.os.ext2.Ext2Factory] to mount a volume, at [org.enlighten.os.ext2.Ext2Format] to make one,
/// at [org.enlighten.os.ext2.Ext2Check] to put right what an interruption left.
///
/// A power cut never leaves a file that shares blocks or has lost what was flushed; it may leave names that lead to
/// no inode, a second name of a file that was being renamed, blocks and inodes that are taken and belong to nothing,
/// and counts that are wrong. [org.enlighten.os.ext2.Ext2Phase] says why.
@Export
@Version("0.1.0")
package org.enlighten.os.ext2;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
