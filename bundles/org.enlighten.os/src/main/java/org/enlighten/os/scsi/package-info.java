// SPDX-License-Identifier: Apache-2.0
/// Disks that take SCSI commands, as a kernel sees them: what a port driver offers ([org.enlighten.os.scsi.ScsiPort]),
/// and the class driver's part, which turns block requests into commands and sense data into outcomes
/// ([org.enlighten.os.scsi.DiskInitiator]). Nothing here knows how commands reach their unit.
///
/// A port driver names a device `SCSI\\DISK` for each disk it finds, with the resource `unit` by which it knows it
/// again; the `disk` driver binds to it. Commands after SPC-3 and SBC-2; addresses are bytes of physical memory.
@Export
@Version("0.1.0")
package org.enlighten.os.scsi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
