// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;
import org.enlighten.vmbus.integration.protocol.ShutdownBody;

/// Asks the guest to go down. It answers before it acts.
final class Shutdown implements Component {
    /// What is saved.
    record State(long tag) {}

    private final Link link;
    private long tag = NO_TAG;

    Shutdown(Link link) {
        this.link = link;
    }

    void order(long request, ShutdownBody order) {
        tag = request;
        link.ask(order.bytes());
        link.wakeAt(link.nowNs() + ANSWER_NS);
    }

    boolean isBusy() {
        return tag != NO_TAG;
    }

    @Override
    public void ready() {}

    @Override
    public void answered(IcMessage answer) {
        if (answer.status() == IcStatus.OK.code()) link.done(end());
        else link.failed(end(), new Cause("The guest refused to shut down: " + IcStatus.text(answer.status())));
    }

    @Override
    public void due() {
        if (tag == NO_TAG) return;
        link.giveUp();
        link.failed(
                end(),
                new Cause("The guest's shutdown service gave no answer within " + ANSWER_NS / SECOND_NS + " s."));
    }

    @Override
    public void lost() {
        if (tag != NO_TAG) link.failed(end(), new Cause("The guest closed the channel of its shutdown service."));
    }

    private long end() {
        link.wakeAt(Simulation.NEVER);
        long ended = tag;
        tag = NO_TAG;
        return ended;
    }

    @Override
    public Saved save() {
        return Saved.of(new State(tag));
    }

    @Override
    public void restore(Saved saved) {
        tag = saved.as(State.class).tag();
    }
}
