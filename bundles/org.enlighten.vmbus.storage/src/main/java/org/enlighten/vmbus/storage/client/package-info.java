// SPDX-License-Identifier: Apache-2.0
/// Disks over channels, seen from a guest: the driver of the synthetic SCSI controller (`storvsc`, `hv_storvsc`),
/// which
/// is the port of the disks behind it, and the filter that takes the requests to an IDE disk (`storflt`). Each is
/// bound by its file on the system's volume.
///
/// Start at [org.enlighten.vmbus.storage.client.StorageLink], which is what both have in common.
@Export
@Version("0.1.0")
package org.enlighten.vmbus.storage.client;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
