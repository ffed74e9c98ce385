// SPDX-License-Identifier: Apache-2.0
/// CD images made from a tree of files: ISO 9660 level 1 with a Joliet tree beside it and an El Torito boot image.
///
/// Start at [org.enlighten.storage.iso.Iso9660Image]. Structures follow ECMA-119, the Joliet specification (1995)
/// and the El Torito specification 1.0 (1995). Offsets and sizes are bytes, extents are sectors of 2048 bytes.
@Export
@Version("0.1.0")
package org.enlighten.storage.iso;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
