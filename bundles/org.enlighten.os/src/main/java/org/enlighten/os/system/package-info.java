// SPDX-License-Identifier: Apache-2.0
/// What makes one operating system out of the kit: its description, what its system file on the volume says,
/// what an installable package brings, how it switches the machine off, and the pictures a kernel gives of
/// itself.
///
/// Start at [org.enlighten.os.system.SystemDescription]; to make software that is installed, at
/// [org.enlighten.os.system.OsPackage]. Sizes are bytes, durations nanoseconds. Paths on a volume begin with
/// `\\` and have no drive letter unless they say so.
@Export
@Version("0.1.0")
package org.enlighten.os.system;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
