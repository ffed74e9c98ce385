// SPDX-License-Identifier: Apache-2.0
/// The host's half of synthetic network adapters: a driver of the root's kernel in front of whatever forwards frames.
///
/// Start at [org.enlighten.vmbus.network.NetworkProvider].
@Export
@Version("0.1.0")
package org.enlighten.vmbus.network;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
