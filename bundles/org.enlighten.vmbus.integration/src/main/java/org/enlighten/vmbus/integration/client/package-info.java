// SPDX-License-Identifier: Apache-2.0
/// The guests' ends of integration components: kernel drivers for their channels, and the programs that serve them.
///
/// Nobody imports this but the platform's tests: drivers and programs are found as services, by the ids and images
/// that files on a guest's volume name.
@Export
@Version("0.1.0")
package org.enlighten.vmbus.integration.client;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
