// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.host;

/// What has passed since the channel was opened.
final class Traffic {
    /// What is saved.
    ///
    /// @param sent frames from the guest
    /// @param received frames that the guest got
    /// @param refused messages of the guest's that had no effect
    /// @param missed frames that the guest had no room for
    record State(long sent, long received, long refused, long missed) {}

    private long sent;
    private long received;
    private long refused;
    private long missed;

    void oneSent() {
        sent++;
    }

    void oneReceived() {
        received++;
    }

    void oneRefused() {
        refused++;
    }

    void oneMissed() {
        missed++;
    }

    long sent() {
        return sent;
    }

    long received() {
        return received;
    }

    long refused() {
        return refused;
    }

    long missed() {
        return missed;
    }

    State save() {
        return new State(sent, received, refused, missed);
    }

    void restore(State s) {
        sent = s.sent();
        received = s.received();
        refused = s.refused();
        missed = s.missed();
    }
}
