// SPDX-License-Identifier: Apache-2.0
/// The network stack of the kit: ARP, IPv4, ICMP, UDP and TCP between adapters below and sockets above. It is passive:
/// frames are handed to it, frames come out through its client, and who holds it calls it again at
/// [org.enlighten.os.net.NetworkStack#nextDueNs]. A kernel of this kit holds one; so may a test.
///
/// Start at [org.enlighten.os.net.NetworkStack]. Times are nanoseconds of the clock it is given. What comes from an
/// adapter is hostile: it is decoded whole or dropped and counted, and everything that can grow has an end.
@Export
@Version("0.1.0")
package org.enlighten.os.net;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
