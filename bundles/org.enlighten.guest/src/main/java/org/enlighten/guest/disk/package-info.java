// SPDX-License-Identifier: Apache-2.0
/// What setup writes where no file system is yet: boot code and a master boot record. Integers on the disk are
/// little-endian; positions are sectors of 512 bytes. After the IBM PC's partition table.
///
/// Start at [org.enlighten.guest.disk.MasterBootRecord].
@Export
@Version("0.1.0")
package org.enlighten.guest.disk;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
