// SPDX-License-Identifier: Apache-2.0
/// The packets of synthetic storage, which Linux calls vstor packets: their layout, versions and status codes.
///
/// Start at [org.enlighten.vmbus.storage.protocol.StorageCodec]. Integers are little-endian, but those in command
/// blocks, data and sense, which are SCSI's and big-endian. After Linux's `storvsc_drv.c` and OpenVMM's
/// `storvsp_protocol`; the layout before Windows 8 after the first Linux integration components (`vstorage.h`).
@Export
@Version("0.1.0")
package org.enlighten.vmbus.storage.protocol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
