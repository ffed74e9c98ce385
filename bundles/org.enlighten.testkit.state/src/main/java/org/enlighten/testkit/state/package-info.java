// SPDX-License-Identifier: Apache-2.0
/// What every component with state promises, as a test to inherit. Saved state is as
/// [org.enlighten.simulation.Snapshottable] says.
///
/// Start at [org.enlighten.testkit.state.SnapshotContract].
@Export
@Version("0.1.0")
package org.enlighten.testkit.state;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
