// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import org.enlighten.vmbus.integration.protocol.TimeSyncBody;

/// What a sample of the host's time makes of a guest's clock.
///
/// @param byNs the host's time less the guest's
/// @param step set at once; else brought there little by little
record Discipline(long byNs, boolean step) {
    /// What a slew makes good before the next sample: 0.5 % of five seconds. More is set at once.
    private static final long SLEW_NS = 25_000_000;

    static Discipline of(TimeSyncBody sample, long clockNs) {
        long by = sample.clockNs() - clockNs;
        return new Discipline(by, sample.isSync() || Math.abs(by) > SLEW_NS);
    }
}
