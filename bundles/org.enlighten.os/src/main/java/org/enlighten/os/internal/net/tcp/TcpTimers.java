// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import org.enlighten.simulation.Simulation;

/// When a connection has to do something by itself; [Simulation#NEVER] for what is not armed.
final class TcpTimers {
    /// What is saved.
    record State(long retransmitNs, long probeNs, long acknowledgeNs, long endNs) {}

    /// Nothing was acknowledged for the time-out.
    long retransmitNs = Simulation.NEVER;
    /// A closed window is asked after.
    long probeNs = Simulation.NEVER;
    /// An acknowledgement has waited long enough for company.
    long acknowledgeNs = Simulation.NEVER;
    /// The connection is forgotten.
    long endNs = Simulation.NEVER;

    long nextNs() {
        return Math.min(Math.min(retransmitNs, probeNs), Math.min(acknowledgeNs, endNs));
    }

    void clear() {
        restore(new State(Simulation.NEVER, Simulation.NEVER, Simulation.NEVER, Simulation.NEVER));
    }

    State save() {
        return new State(retransmitNs, probeNs, acknowledgeNs, endNs);
    }

    void restore(State s) {
        retransmitNs = s.retransmitNs();
        probeNs = s.probeNs();
        acknowledgeNs = s.acknowledgeNs();
        endNs = s.endNs();
    }
}
