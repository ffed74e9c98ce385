// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import java.util.List;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;
import org.enlighten.vmbus.integration.protocol.VssBody;

/// Has the guest freeze, lets the host copy its disks, and has it thaw, also when it did not freeze: it may have
/// begun.
/// The guest's own windows are 60 s for its writers and 10 s for the copy; the host waits a little longer for the
/// first
/// and thaws by itself at the end of the second.
final class Backup implements Component {
    private enum Phase {
        IDLE,
        CHECK,
        FREEZE,
        COPY,
        THAW,
        /// It did not freeze.
        ABORT
    }

    /// What is saved.
    ///
    /// @param why it failed, as long as the guest has not been thawed
    record State(long tag, String phase, List<Cause> why) {}

    static final long FREEZE_ANSWER_NS = 75 * SECOND_NS;
    static final long COPY_NS = 10 * SECOND_NS;

    private final Link link;
    private long tag = NO_TAG;
    private Phase phase = Phase.IDLE;
    private Cause why = new Cause("");

    Backup(Link link) {
        this.link = link;
    }

    boolean isBusy() {
        return phase != Phase.IDLE;
    }

    void freeze(long request) {
        tag = request;
        ask(Phase.CHECK, VssBody.CHECK_HOT_BACKUP, ANSWER_NS);
    }

    /// The copy was made.
    void thaw() {
        if (phase == Phase.COPY) ask(Phase.THAW, VssBody.THAW, ANSWER_NS);
    }

    private void ask(Phase next, int operation, long answerNs) {
        phase = next;
        link.ask(new VssBody(operation, 0).bytes());
        link.wakeAt(link.nowNs() + answerNs);
    }

    @Override
    public void ready() {}

    @Override
    public void answered(IcMessage answer) {
        boolean ok = answer.status() == IcStatus.OK.code();
        String text = IcStatus.text(answer.status());
        switch (phase) {
            case CHECK -> {
                if (ok) ask(Phase.FREEZE, VssBody.FREEZE, FREEZE_ANSWER_NS);
                else fail(new Cause("The guest cannot be backed up while it runs: " + text));
            }
            case FREEZE -> {
                if (ok) copy();
                else abort(new Cause("The guest did not freeze: " + text + reason(answer)));
            }
            case THAW -> {
                if (ok) link.done(end());
                else fail(new Cause("The guest went on before the copy was made: " + text + reason(answer)));
            }
            case ABORT -> fail(why);
            case IDLE, COPY -> {}
        }
    }

    private static String reason(IcMessage answer) {
        return answer.status() == IcStatus.FAIL.code() ? " Its event log says more." : "";
    }

    private void copy() {
        phase = Phase.COPY;
        link.wakeAt(link.nowNs() + COPY_NS);
        link.frozen(tag);
    }

    private void abort(Cause cause) {
        why = cause;
        ask(Phase.ABORT, VssBody.THAW, ANSWER_NS);
    }

    @Override
    public void due() {
        String answer = "The guest's backup service gave no answer within ";
        switch (phase) {
            case IDLE -> {}
            case CHECK -> giveUp(new Cause(answer + ANSWER_NS / SECOND_NS + " s."));
            case FREEZE -> {
                link.giveUp();
                abort(new Cause(answer + FREEZE_ANSWER_NS / SECOND_NS + " s after it was told to freeze."));
            }
            case COPY -> abort(new Cause("The copy took longer than " + COPY_NS / SECOND_NS + " s."));
            case THAW -> giveUp(new Cause(answer + ANSWER_NS / SECOND_NS + " s after it was told to thaw."));
            case ABORT -> giveUp(why);
        }
    }

    private void giveUp(Cause cause) {
        link.giveUp();
        fail(cause);
    }

    private void fail(Cause cause) {
        link.failed(end(), cause);
    }

    private long end() {
        link.wakeAt(Simulation.NEVER);
        phase = Phase.IDLE;
        long ended = tag;
        tag = NO_TAG;
        return ended;
    }

    @Override
    public void lost() {
        if (isBusy()) fail(new Cause("The guest closed the channel of its backup service."));
    }

    @Override
    public Saved save() {
        return Saved.of(new State(tag, phase.name(), List.of(why)));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        tag = s.tag();
        phase = Phase.valueOf(s.phase());
        why = s.why().getFirst();
    }
}
