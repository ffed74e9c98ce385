// SPDX-License-Identifier: Apache-2.0
/// ISO 9660 with Joliet names, read-only, as a restartable block engine.
///
/// Start at [org.enlighten.os.cdfs.CdfsFactory]. Structures follow ECMA-119 (volume descriptors in clause 8,
/// directory records in 9.1) and the Joliet specification of 1995 for the supplementary descriptor. Offsets
/// and sizes are bytes.
@Export
@Version("0.1.0")
package org.enlighten.os.cdfs;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
