// SPDX-License-Identifier: Apache-2.0
/// What a file system is to a kernel: path requests over a mounted block device.
///
/// Start at [org.enlighten.os.file.FileSystem]. Paths use `\\` between names, start with it, and have no drive
/// letter; offsets and sizes are bytes.
@Export
@Version("0.1.0")
package org.enlighten.os.file;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
