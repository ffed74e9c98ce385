// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.hostile;

import java.util.List;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.protocol.ConnectionIds;

/// Software that tries one thing after the other. Before each it writes the attempt's number to the port of the
/// power-on self-test, after it what it saw to the next port, so that whoever reads the trace knows what is
/// what.
final class HostileEngine implements ExecutionEngine {
    static final int NUMBER_PORT = 0x80;
    static final int SEEN_PORT = 0x81;
    static final int DONE = 0xFF;

    private static final long SIEFP = Hands.SIMP + 0x1000;
    private static final int VECTOR = 0x60;
    private static final List<Attempt> ATTEMPTS = Attempts.all();

    /// What the software saw of an attempt.
    enum Seen {
        LET_THROUGH,
        REFUSED,
        NOTHING,
        NOT_TRIED
    }

    private final Hands hands = new Hands();
    private int attempt = -1;
    private boolean under;
    private boolean tried;
    private boolean over;
    private long answer;

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        Exit exit = vp.exit();
        if (exit.answers != Exit.Reason.NONE) answer = exit.answer;
        exit.answers = Exit.Reason.NONE;
        while (vp.hasPending()) vp.takePending();
        hands.memory(vp.memory());
        if (hands.isIdle()) goOn();
        if (hands.isIdle()) {
            exit.reason = Exit.Reason.HALT;
            return 500;
        }
        return hands.act(exit, horizonNs);
    }

    private void goOn() {
        if (attempt < 0) begin();
        else if (under) {
            under = false;
            hands.out(SEEN_PORT, seen().ordinal());
        } else if (attempt < ATTEMPTS.size()) next();
        else if (!over) {
            over = true;
            hands.out(NUMBER_PORT, DONE);
        }
    }

    private void begin() {
        attempt = 0;
        hands.writeMsr(Msr.SIMP, Hands.SIMP | Msr.ENABLED);
        hands.writeMsr(Msr.SIEFP, SIEFP | Msr.ENABLED);
        hands.writeMsr(Msr.SINT0 + ConnectionIds.SINT, VECTOR);
        hands.writeMsr(Msr.SCONTROL, Msr.ENABLED);
    }

    /// The number is written when the deed is known, so both are in one queue.
    private void next() {
        hands.out(NUMBER_PORT, attempt);
        int before = hands.size();
        ATTEMPTS.get(attempt).deed().accept(hands);
        tried = hands.size() > before;
        under = true;
        attempt++;
    }

    private Seen seen() {
        if (!tried) return Seen.NOT_TRIED;
        return switch (ATTEMPTS.get(attempt - 1).sign()) {
            case STATUS -> seen((answer & 0xFFFF) != 0);
            case ONES -> seen((answer & 0xFF) == 0xFF);
            case OTHER_VALUE -> seen(answer != Attempts.WRITTEN);
            case NO_DATA -> seen((answer & 8) == 0 || (answer & 0xFF) == 0xFF);
            case TRACE -> Seen.NOTHING;
        };
    }

    private static Seen seen(boolean refused) {
        return refused ? Seen.REFUSED : Seen.LET_THROUGH;
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    record State(Hands.State hands, int attempt, boolean under, boolean tried, boolean over, long answer) {}

    @Override
    public Saved saveEngine() {
        return Saved.of(new State(hands.save(), attempt, under, tried, over, answer));
    }

    @Override
    public void restoreEngine(Saved saved) {
        State s = saved.as(State.class);
        hands.restore(s.hands());
        attempt = s.attempt();
        under = s.under();
        tried = s.tried();
        over = s.over();
        answer = s.answer();
    }
}
