// SPDX-License-Identifier: Apache-2.0
/// The physical machine: logical processors, memory, volumes, network adapters, firmware switches, power, and the
/// hardware profile that says what each operation costs. To software it offers the contract of
/// [org.enlighten.machine.Machine].
///
/// Start at [org.enlighten.host.PhysicalMachine]. Sizes are MiB or bytes as their names say, times nanoseconds of
/// virtual time, costs cycles in a profile and whole nanoseconds everywhere else.
@Export
@Version("0.1.0")
package org.enlighten.host;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
