// SPDX-License-Identifier: Apache-2.0
/// The micro-kernel: partitions, scheduling of virtual processors, ownership of memory, routing of intercepts,
/// hypercalls, synthetic interrupts; and nothing else. Devices, management and policy live in the root partition.
///
/// Start at [org.enlighten.hypervisor.Hypervisor]. What guests and root say to it lies in
/// [org.enlighten.hypervisor.protocol]; what the root's kernel needs beyond hypercalls, because real hardware gives
/// it for nothing, in [org.enlighten.hypervisor.ParentAccess].
@Export
@Version("0.1.0")
package org.enlighten.hypervisor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
