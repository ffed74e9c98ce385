// SPDX-License-Identifier: Apache-2.0
/// Contract tests for who writes plug-ins: extend one, return what you have made, and inherit its tests. What every
/// component with state promises is in [org.enlighten.testkit.state.SnapshotContract]; here is what a kind of
/// plug-in promises beyond that.
///
/// Start at [org.enlighten.testkit.DiskFormatContract].
@Export
@Version("0.1.0")
package org.enlighten.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
