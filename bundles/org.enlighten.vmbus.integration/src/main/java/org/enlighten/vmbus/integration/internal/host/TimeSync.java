// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.TimeSyncBody;

/// Tells the guest the host's time: to be set at once when the channel has been opened and when the machine goes on
/// after a pause, as a sample five seconds after each answer.
final class TimeSync implements Component {
    /// What is saved.
    record State(boolean stepNext) {}

    static final long PERIOD_NS = 5 * SECOND_NS;

    private final Link link;
    /// The machine went on while an answer was still to come.
    private boolean stepNext;

    TimeSync(Link link) {
        this.link = link;
    }

    @Override
    public void ready() {
        tell(TimeSyncBody.SYNC);
    }

    private void tell(int flags) {
        stepNext = false;
        link.ask(TimeSyncBody.of(link.clockNs(), flags).bytes());
    }

    @Override
    public void answered(IcMessage answer) {
        if (stepNext) tell(TimeSyncBody.SYNC);
        else link.wakeAt(link.nowNs() + PERIOD_NS);
    }

    @Override
    public void due() {
        if (!link.isAsking()) tell(TimeSyncBody.SAMPLE);
    }

    @Override
    public void lost() {}

    @Override
    public void resumed() {
        if (link.isAsking()) stepNext = true;
        else tell(TimeSyncBody.SYNC);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(stepNext));
    }

    @Override
    public void restore(Saved saved) {
        stepNext = saved.as(State.class).stepNext();
    }
}
