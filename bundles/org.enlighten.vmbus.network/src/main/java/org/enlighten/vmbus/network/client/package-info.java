// SPDX-License-Identifier: Apache-2.0
/// The guest's half of synthetic network adapters: drivers that a guest's kernel binds to
/// `VMBUS\{f8615163-df3e-46c5-913f-f2d2f965ed0e}`, by their files on the system's volume.
@Export
@Version("0.1.0")
package org.enlighten.vmbus.network.client;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
