// SPDX-License-Identifier: Apache-2.0
/// Image files and the programs they name. A program on a volume is a small file that says so; what runs is the
/// object that its name stands for.
///
/// Start at [org.enlighten.guest.image.Image].
@Export
@Version("0.1.0")
package org.enlighten.guest.image;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
