// SPDX-License-Identifier: Apache-2.0
/// What the guests' network stack puts on the wire and finds there: Ethernet (RFC 894), ARP (RFC 826), IPv4 (RFC 791),
/// ICMP (RFC 792), UDP (RFC 768), TCP (RFC 9293), DHCP (RFC 2131, 2132). Numbers are big-endian.
///
/// Every decoder copies what it gives and answers empty for anything that is not one well-formed message, its checksum
/// included; none throws. Lengths are bytes. Start at [org.enlighten.os.net.protocol.Ipv4Packet].
@Export
@Version("0.1.0")
package org.enlighten.os.net.protocol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
