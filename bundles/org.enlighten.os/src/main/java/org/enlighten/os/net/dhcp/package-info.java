// SPDX-License-Identifier: Apache-2.0
/// How hosts get addresses (RFC 2131): the client that a system runs as a service or daemon, and a small server. Both
/// are user-mode programs over datagram sockets; what they say lies in classes of its own, without sockets and clock.
///
/// Start at [org.enlighten.os.net.dhcp.DhcpPrograms]. Times are nanoseconds since the system began.
@Export
@Version("0.1.0")
package org.enlighten.os.net.dhcp;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
