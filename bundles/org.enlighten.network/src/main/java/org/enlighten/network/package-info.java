// SPDX-License-Identifier: Apache-2.0
/// The virtual switch: frames come in and go out through its ports, learn their way by address and VLAN, pass the
/// rules of each port and the switch's extensions, and leave the host through an uplink. It has never heard of a
/// partition: a port has a client, which hands it frames and gets frames.
///
/// Start at [org.enlighten.network.VirtualSwitch]; whoever stands behind a port implements
/// [org.enlighten.network.PortClient]. Third parties implement [org.enlighten.network.SwitchExtension].
///
/// Lengths are bytes, without a frame's check sequence; times are nanoseconds of virtual time; chances are parts of a
/// million. Frames come from guests: each byte is hostile until it was checked here.
@Export
@Version("0.1.0")
package org.enlighten.network;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
