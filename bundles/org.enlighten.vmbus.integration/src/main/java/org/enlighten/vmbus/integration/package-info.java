// SPDX-License-Identifier: Apache-2.0
/// Integration components as the platform sees them: what the root's driver offers to a machine and can be asked for.
/// Start at [org.enlighten.vmbus.integration.IntegrationHost].
///
/// Instants and durations are nanoseconds.
@Export
@Version("0.1.0")
package org.enlighten.vmbus.integration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
