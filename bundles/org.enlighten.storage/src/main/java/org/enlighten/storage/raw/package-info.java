// SPDX-License-Identifier: Apache-2.0
/// The disk image that is nothing but the disk's bytes.
@Export
@Version("0.1.0")
package org.enlighten.storage.raw;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
