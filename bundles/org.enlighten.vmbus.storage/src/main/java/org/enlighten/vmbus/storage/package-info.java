// SPDX-License-Identifier: Apache-2.0
/// Disks over channels, seen from the host: the provider that serves the channels of synthetic SCSI controllers and of
/// accelerated IDE disks, and what it needs of whoever owns the disks.
///
/// Start at [org.enlighten.vmbus.storage.StorageProviderFactory] to have a provider in a root's kernel,
/// [org.enlighten.vmbus.storage.StorageDisks] for what it asks. Guests' drivers are in
/// [org.enlighten.vmbus.storage.client], the packets in [org.enlighten.vmbus.storage.protocol].
@Export
@Version("0.1.0")
package org.enlighten.vmbus.storage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
