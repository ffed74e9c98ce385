// SPDX-License-Identifier: Apache-2.0
/// The FAT file system (FAT12, FAT16, FAT32) with long names, after Microsoft's *FAT: General Overview of On-Disk
/// Format*, version 1.03 (December 2000). Integers are little-endian; sectors have 512 bytes; clusters are numbered
/// from 2. Long and short names are compared without case.
///
/// Start at [org.enlighten.os.fat.FatFactory] to mount a volume, at [org.enlighten.os.fat.FatFormat] to make one.
///
/// A power cut never leaves a file that shares clusters or has lost what was flushed; it may leave clusters that
/// belong to no file, chains longer than their file, and unequal copies of the table. The first request after
/// mounting puts that right.
@Export
@Version("0.1.0")
package org.enlighten.os.fat;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
