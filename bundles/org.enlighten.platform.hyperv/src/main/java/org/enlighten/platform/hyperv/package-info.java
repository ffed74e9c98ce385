// SPDX-License-Identifier: Apache-2.0
/// The Hyper-V role: what it puts on the host's volume, the hypervisor under the root partition, the virtualization
/// infrastructure driver and the virtual disk driver in the root's kernel, the management service and one worker
/// process for each running machine.
///
/// Start at [org.enlighten.platform.hyperv.HypervPlatform]; a write's way is told in `README.md`.
@Export
@Version("0.1.0")
package org.enlighten.platform.hyperv;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
