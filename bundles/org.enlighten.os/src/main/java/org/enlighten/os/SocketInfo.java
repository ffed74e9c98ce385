// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import org.enlighten.os.net.protocol.Endpoint;

/// What a socket is.
///
/// @param state of a stream's connection as RFC 9293 names it, or LISTEN; empty for none
public record SocketInfo(SocketCall.Kind kind, Endpoint local, Endpoint remote, String state) {}
