// SPDX-License-Identifier: Apache-2.0
/// Command sets of disks and drives, without any transport: what a SCSI command descriptor block asks and what the
/// answer is, and what an ATA drive says about itself.
///
/// Start at [org.enlighten.storage.command.ScsiTarget]. Offsets and lengths are bytes, block addresses say so; SCSI
/// integers are big-endian, ATA ones little-endian. After SPC-3, SBC-2, MMC-4 and ATA/ATAPI-6 (T13 1410D).
@Export
@Version("0.1.0")
package org.enlighten.storage.command;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
