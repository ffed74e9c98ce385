// SPDX-License-Identifier: Apache-2.0
/// Kernel-mode drivers: requests that travel down a device's queue, interrupt, deferred and call routines
/// written in stages, and how a driver file on a volume becomes a driver bound to a device.
///
/// Start at [org.enlighten.os.driver.Driver].
@Export
@Version("0.1.0")
package org.enlighten.os.driver;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
