// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.List;
import org.enlighten.machine.Exit;
import org.enlighten.os.OsEvents;
import org.enlighten.os.SystemCall.ShutdownKind;
import org.enlighten.os.system.Power;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;

/// The way down: who asked for it, and the register writes or the call that end it.
final class PowerManager {
    /// What is saved.
    ///
    /// @param next the next register write, once the system has stopped
    record State(boolean goingDown, boolean stopped, ShutdownKind kind, int next, boolean told) {}

    private final Executive x;
    private boolean goingDown;
    private boolean stopped;
    private boolean told;
    private ShutdownKind kind = ShutdownKind.POWER_OFF;
    private int next;

    PowerManager(Executive x) {
        this.x = x;
    }

    boolean isGoingDown() {
        return goingDown;
    }

    boolean isStopped() {
        return stopped;
    }

    /// Begins; false when it has begun already.
    boolean begin(ShutdownKind how) {
        if (goingDown) return false;
        goingDown = true;
        kind = how;
        return true;
    }

    /// Nothing will switch the machine off: a person has to.
    boolean needsHand() {
        return kind == ShutdownKind.POWER_OFF && writes().isEmpty() && x.description.power() instanceof Power.Ports;
    }

    /// All that must be kept is on its volume: every processor stops.
    void stop() {
        stopped = true;
        x.tell(OsEvents.POWER, Mode.KERNEL, 0, kind.ordinal(), 0);
        for (Core c : x.dispatcher.cores)
            if (c.vp.index() != x.dispatcher.runningIndex()) c.vp.raise(Dispatcher.RESCHEDULE);
    }

    private List<Power.Write> writes() {
        return switch (x.description.power()) {
            case Power.Ports(List<Power.Write> restart, List<Power.Write> powerOff) ->
                kind == ShutdownKind.RESTART ? restart : powerOff;
            case Power.Control _ -> List.of();
        };
    }

    /// What a processor of a stopped system does: the first writes the registers, all halt for good.
    long stay(Core c) {
        Exit exit = c.vp.exit();
        exit.cause = 0;
        c.accounts.by(Core.Level.OWN);
        if (c.vp.index() == 0 && next < writes().size()) {
            Power.Write w = writes().get(next++);
            exit.reason = Exit.Reason.OUT;
            exit.port = w.port();
            exit.size = w.sizeBytes();
            exit.value = w.value();
            c.waiting = Core.Level.OWN;
            return 0;
        }
        c.halted = true;
        c.vp.masked(true);
        c.vp.wakeAtNs(Simulation.NEVER);
        exit.reason = Exit.Reason.HALT;
        if (c.vp.index() == 0 && !told) tellMachine();
        return 0;
    }

    private void tellMachine() {
        told = true;
        if (!(x.description.power() instanceof Power.Control(var machine))) return;
        if (kind == ShutdownKind.RESTART) machine.restart();
        else machine.powerOff();
    }

    /// The answer to an access of the kernel's own.
    void answered(Core c, long value) {
        if (x.crash.happened()) x.crash.answered(c, value);
    }

    State save() {
        return new State(goingDown, stopped, kind, next, told);
    }

    void restore(State s) {
        goingDown = s.goingDown();
        stopped = s.stopped();
        kind = s.kind();
        next = s.next();
        told = s.told();
    }
}
