// SPDX-License-Identifier: Apache-2.0
/// The driver of a host's volume: a device that is a tree of files itself, not sectors.
///
/// Start at [org.enlighten.os.hostvolume.HostVolumeFactory]. Offsets and sizes are bytes; paths as in
/// `org.enlighten.os.file`.
@Export
@Version("0.1.0")
package org.enlighten.os.hostvolume;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
