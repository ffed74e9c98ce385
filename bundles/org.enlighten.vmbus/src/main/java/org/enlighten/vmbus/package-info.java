// SPDX-License-Identifier: Apache-2.0
/// Channels between a host device and a guest driver: the contract of everything that lives behind a channel.
///
/// Offsets and lengths are bytes; integers on the wire are little-endian.
@Export
@Version("0.1.0")
package org.enlighten.vmbus;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
