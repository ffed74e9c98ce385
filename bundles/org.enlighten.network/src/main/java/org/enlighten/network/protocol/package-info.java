// SPDX-License-Identifier: Apache-2.0
/// Ethernet on the wire: addresses, the header and its VLAN tag (IEEE 802.3-2018 clause 3, IEEE 802.1Q-2018 clause 9).
/// Numbers on the wire are big-endian. Start at [org.enlighten.network.protocol.EthernetHeader].
@Export
@Version("0.1.0")
package org.enlighten.network.protocol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
