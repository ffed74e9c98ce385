// SPDX-License-Identifier: Apache-2.0
/// How programs of systems are written: activities in stages, run as processes. A system's shell, its setup and its
/// tools are such.
///
/// Start at [org.enlighten.guest.program.Activity].
@Export
@Version("0.1.0")
package org.enlighten.guest.program;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
