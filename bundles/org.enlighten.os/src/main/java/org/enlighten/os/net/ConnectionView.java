// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import org.enlighten.os.net.protocol.Endpoint;

/// A TCP connection as it is at one instant, for whoever shows it.
///
/// @param state as RFC 9293 names it
/// @param unread bytes that came and were not read, `unacknowledged` bytes that were written and not acknowledged
/// @param segmentsAgain of `segmentsSent`, those that begin with something that was sent before
public record ConnectionView(
        Endpoint local,
        Endpoint remote,
        String state,
        int unread,
        int unacknowledged,
        long segmentsSent,
        long segmentsAgain) {}
