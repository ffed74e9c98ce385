// SPDX-License-Identifier: Apache-2.0
/// Disk images: what a format is, and the virtual disk that it makes of a host file.
///
/// Start at [org.enlighten.storage.DiskFormat] to write a format, at [org.enlighten.storage.DiskFormats] to find the
/// one of a file, at [org.enlighten.storage.VirtualDisk] to use a disk. Offsets and sizes are bytes; disks have
/// sectors of 512. A file is any [org.enlighten.block.BlockLayer]; nothing here opens one.
@Export
@Version("0.1.0")
package org.enlighten.storage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
