// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

/// What a stack has done since it was made.
///
/// @param malformed frames, packets and messages that were not well-formed, wrong checksums included
/// @param fragments packets dropped because they were parts of longer ones
/// @param strays packets for nobody here: other addresses, protocols or closed ports
/// @param overflows what found a queue full
/// @param segmentsAgain TCP segments that begin with something that was sent before
public record StackCounters(
        long framesReceived,
        long framesSent,
        long malformed,
        long fragments,
        long strays,
        long overflows,
        long segmentsReceived,
        long segmentsSent,
        long segmentsAgain) {}
