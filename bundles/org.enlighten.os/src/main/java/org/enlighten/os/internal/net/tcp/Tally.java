// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import org.enlighten.os.net.StackCounters;

/// Counts what a stack does.
public final class Tally {
    public long framesReceived;
    public long framesSent;
    public long malformed;
    public long fragments;
    public long strays;
    public long overflows;
    public long segmentsReceived;
    public long segmentsSent;
    public long segmentsAgain;

    public StackCounters counters() {
        return new StackCounters(
                framesReceived,
                framesSent,
                malformed,
                fragments,
                strays,
                overflows,
                segmentsReceived,
                segmentsSent,
                segmentsAgain);
    }

    public void restore(StackCounters s) {
        framesReceived = s.framesReceived();
        framesSent = s.framesSent();
        malformed = s.malformed();
        fragments = s.fragments();
        strays = s.strays();
        overflows = s.overflows();
        segmentsReceived = s.segmentsReceived();
        segmentsSent = s.segmentsSent();
        segmentsAgain = s.segmentsAgain();
    }
}
