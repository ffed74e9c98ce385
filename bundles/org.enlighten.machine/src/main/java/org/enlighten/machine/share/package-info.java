// SPDX-License-Identifier: Apache-2.0
/// Proportional shares of processors: relative weight, reserve and limit, as Hyper-V defines them. Used by whoever
/// schedules virtual processors, whatever the platform's architecture.
///
/// Start at [org.enlighten.machine.share.ShareQueue]. Times are nanoseconds of virtual time; reserve and limit are
/// parts of one processor in 1/65536 (TLFS, partition properties CpuReserve and CpuCap); weights are 1 to 10,000.
@Export
@Version("0.1.0")
package org.enlighten.machine.share;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
