// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import org.enlighten.os.internal.net.tcp.SegmentCounters;
import org.enlighten.os.net.StackCounters;

/// Counts what a stack does, but for TCP, which counts for itself.
final class Tally {
    /// What is saved.
    record State(long framesReceived, long framesSent, long malformed, long fragments, long strays, long overflows) {}

    long framesReceived;
    long framesSent;
    long malformed;
    long fragments;
    long strays;
    long overflows;

    StackCounters with(SegmentCounters tcp) {
        return new StackCounters(
                framesReceived,
                framesSent,
                malformed + tcp.malformed(),
                fragments,
                strays + tcp.strays(),
                overflows + tcp.overflows(),
                tcp.received(),
                tcp.sent(),
                tcp.again());
    }

    State save() {
        return new State(framesReceived, framesSent, malformed, fragments, strays, overflows);
    }

    void restore(State s) {
        framesReceived = s.framesReceived();
        framesSent = s.framesSent();
        malformed = s.malformed();
        fragments = s.fragments();
        strays = s.strays();
        overflows = s.overflows();
    }
}
