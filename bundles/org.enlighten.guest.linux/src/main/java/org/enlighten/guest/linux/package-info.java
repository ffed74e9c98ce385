// SPDX-License-Identifier: Apache-2.0
/// Operating systems of the Linux family, built from the kit: a plain distribution that drives emulated devices alone,
/// and a SUSE Linux Enterprise whose kernel can be given drivers for the synthetic ones. They behave like their
/// namesakes in the ways that matter here; not one of their files is anybody else's.
///
/// Start at [org.enlighten.guest.linux.PlainLinux]. Found as services; a test may make them with `new`.
@Export
@Version("0.1.0")
package org.enlighten.guest.linux;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
