// SPDX-License-Identifier: Apache-2.0
/// The operating-system kit: one kernel for hosts, roots and guests alike. User and kernel mode, processes,
/// threads, a scheduler, system calls, driver stacks, file systems, services, an event log, installable
/// packages.
///
/// Start at [org.enlighten.os.kernel.Kernel]; to write a program, at [org.enlighten.os.Program]; to write a
/// driver, at [org.enlighten.os.driver.Driver]. Durations are nanoseconds, sizes and offsets bytes.
@Export
@Version("0.1.0")
package org.enlighten.os;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
