// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.vmbus.integration.protocol.HeartbeatBody;
import org.enlighten.vmbus.integration.protocol.IcMessage;

/// Asks every two seconds whether the guest is there. One question at a time: a guest that hangs is not flooded.
final class Heartbeat implements Component {
    /// What is saved.
    record State(long sequence, long askedAtNs, long answeredAtNs, int applications) {}

    static final long PERIOD_NS = 2 * SECOND_NS;
    /// So long after its last answer a guest has been lost.
    static final long LOST_NS = 8 * SECOND_NS;

    private final Link link;
    private long sequence;
    private long askedAtNs;
    private long answeredAtNs = Simulation.NEVER;
    private int applications;

    Heartbeat(Link link) {
        this.link = link;
    }

    @Override
    public void ready() {
        answeredAtNs = link.nowNs();
        ask();
    }

    private void ask() {
        askedAtNs = link.nowNs();
        link.ask(new HeartbeatBody(sequence, HeartbeatBody.UNKNOWN).bytes());
    }

    @Override
    public void answered(IcMessage answer) {
        HeartbeatBody.of(answer.body()).ifPresent(h -> {
            sequence = h.sequence();
            applications = h.state();
        });
        answeredAtNs = link.nowNs();
        link.wakeAt(Math.max(link.nowNs(), askedAtNs + PERIOD_NS));
    }

    @Override
    public void due() {
        if (!link.isAsking()) ask();
    }

    @Override
    public void lost() {}

    @Override
    public void resumed() {
        answeredAtNs = link.nowNs();
    }

    boolean isLost() {
        return link.nowNs() - answeredAtNs > LOST_NS;
    }

    /// One of the states of [HeartbeatBody].
    int applications() {
        return applications;
    }

    long silentNs() {
        return link.nowNs() - answeredAtNs;
    }

    @Override
    public Saved save() {
        return Saved.of(new State(sequence, askedAtNs, answeredAtNs, applications));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        sequence = s.sequence();
        askedAtNs = s.askedAtNs();
        answeredAtNs = s.answeredAtNs();
        applications = s.applications();
    }
}
