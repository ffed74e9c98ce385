// SPDX-License-Identifier: Apache-2.0
/// What an operating-system plug-in is, on a virtual or the physical machine: who it is, what its installation
/// medium holds, who loads it, and which drivers, programs and file systems its kernel gets.
///
/// Start at [org.enlighten.guest.GuestOs]: it is what a plug-in implements. A system that may also run a physical
/// machine answers [org.enlighten.guest.GuestOs#host] with a [org.enlighten.guest.HostOs].
///
/// Memory is MiB, file contents are bytes, paths use `/` between names and do not begin with it.
@Export
@Version("0.1.0")
package org.enlighten.guest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
