// SPDX-License-Identifier: Apache-2.0
/// Contract tests and fakes for who writes plug-ins.
///
/// Start at [org.enlighten.testkit.SnapshotContract].
@Export
@Version("0.1.0")
package org.enlighten.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
