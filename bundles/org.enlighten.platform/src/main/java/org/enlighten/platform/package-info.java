// SPDX-License-Identifier: Apache-2.0
/// What a virtualization platform is: its kind, what it requires, virtual machine definitions, the life cycle and
/// its state machine, the host it is installed on and how that host boots.
///
/// A vendor starts at [org.enlighten.platform.Platform]. Memory is MiB, instants are nanoseconds of virtual time.
/// Not a word here of partitions, workers or VMBus: a monolithic or hosted product fits as well.
@Export
@Version("0.1.0")
package org.enlighten.platform;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
