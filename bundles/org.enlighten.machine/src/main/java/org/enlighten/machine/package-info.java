// SPDX-License-Identifier: Apache-2.0
/// The contract between software and whatever runs it, at the level of a processor: exits, interrupts, guest
/// physical memory, costs, execution engines, boot loaders, and register routines written in stages.
///
/// Start at [org.enlighten.machine.VirtualProcessor] and [org.enlighten.machine.ExecutionEngine]. Addresses are
/// guest physical, in bytes; integers in memory are little-endian; instants and durations are nanoseconds of
/// virtual time.
@Export
@Version("0.1.0")
package org.enlighten.machine;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
