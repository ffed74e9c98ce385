// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import org.enlighten.os.net.StackSettings;

/// The retransmission time-out (RFC 6298): the smoothed round trip and four times its variation, doubled for each
/// time-out until an acknowledgement is measured again.
final class RoundTrip {
    /// What is saved.
    record State(long smoothedNs, long variationNs, long timeoutNs) {}

    private static final int SMOOTHING_SHIFT = 3;
    private static final int VARIATION_SHIFT = 2;
    private static final int VARIATIONS = 4;

    private final StackSettings settings;
    private long smoothedNs;
    private long variationNs;
    private long timeoutNs;

    RoundTrip(StackSettings settings) {
        this.settings = settings;
        timeoutNs = settings.rtoInitialNs();
    }

    long timeoutNs() {
        return timeoutNs;
    }

    long smoothedNs() {
        return smoothedNs;
    }

    /// A segment that was sent once only was acknowledged after that time.
    void measured(long ns) {
        if (smoothedNs == 0) {
            smoothedNs = ns;
            variationNs = ns / 2;
        } else {
            variationNs += (Math.abs(smoothedNs - ns) - variationNs) >> VARIATION_SHIFT;
            smoothedNs += (ns - smoothedNs) >> SMOOTHING_SHIFT;
        }
        timeoutNs = Math.clamp(smoothedNs + VARIATIONS * variationNs, settings.rtoMinNs(), settings.rtoMaxNs());
    }

    void timedOut() {
        timeoutNs = Math.min(timeoutNs * 2, settings.rtoMaxNs());
    }

    State save() {
        return new State(smoothedNs, variationNs, timeoutNs);
    }

    void restore(State s) {
        smoothedNs = s.smoothedNs();
        variationNs = s.variationNs();
        timeoutNs = s.timeoutNs();
    }
}
