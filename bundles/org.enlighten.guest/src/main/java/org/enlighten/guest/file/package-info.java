// SPDX-License-Identifier: Apache-2.0
/// What programs do with files, as activities that others hold: read a text, write, copy one or many, take the place
/// of another.
///
/// Start at [org.enlighten.guest.file.CopyFiles].
@Export
@Version("0.1.0")
package org.enlighten.guest.file;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
