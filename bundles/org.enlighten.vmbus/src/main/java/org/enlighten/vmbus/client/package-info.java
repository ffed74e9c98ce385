// SPDX-License-Identifier: Apache-2.0
/// The guest's end of the bus: what a driver of a synthetic device is written against. Start at
/// [org.enlighten.vmbus.client.GuestDriver].
///
/// The bus driver names a device for each channel that the host offers, with `VMBUS\{interface}` as its id; a driver
/// is
/// bound to it as to any other device, by its file on the system's volume.
@Export
@Version("0.1.0")
package org.enlighten.vmbus.client;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
