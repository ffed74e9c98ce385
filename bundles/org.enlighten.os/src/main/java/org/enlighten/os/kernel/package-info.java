// SPDX-License-Identifier: Apache-2.0
/// The kernel itself, as who carries or manages it sees it.
///
/// Start at [org.enlighten.os.kernel.Kernel]. Everything runs on the simulation's thread; durations are
/// nanoseconds, sizes bytes.
@Export
@Version("0.1.0")
package org.enlighten.os.kernel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
