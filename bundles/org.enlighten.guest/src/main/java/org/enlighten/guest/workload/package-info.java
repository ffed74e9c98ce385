// SPDX-License-Identifier: Apache-2.0
/// Small programs that keep a system busy, each with one kind of work, and one that crashes.
///
/// Start at [org.enlighten.guest.workload.IoTest].
@Export
@Version("0.1.0")
package org.enlighten.guest.workload;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
