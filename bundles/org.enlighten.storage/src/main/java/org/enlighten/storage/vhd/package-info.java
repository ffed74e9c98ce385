// SPDX-License-Identifier: Apache-2.0
/// The VHD format, fixed and dynamic, after Microsoft's *Virtual Hard Disk Image Format Specification*, version 1.0
/// (October 2006). Integers are big-endian; entries of the block allocation table count sectors of 512 bytes.
///
/// Start at [org.enlighten.storage.vhd.VhdFormat].
@Export
@Version("0.1.0")
package org.enlighten.storage.vhd;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
