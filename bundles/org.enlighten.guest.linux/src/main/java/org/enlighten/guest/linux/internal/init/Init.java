// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.init;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.file.ReadText;
import org.enlighten.guest.linux.internal.init.InitTab.Action;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Sequence;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// `init`: starts what its table names, one after the other, and keeps the console's shell alive.
public final class Init implements Activity {
    private static final String TABLE = "/etc/inittab";
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long AGAIN_NS = 1_000_000_000L;

    /// From here on what a check says is not put right.
    private static final int DAMAGED = 4;

    private enum At {
        START,
        NEXT,
        STARTED,
        WAITED,
        ENDED,
        AGAIN,
        IDLE
    }

    private String table = "";
    private int item;
    private Optional<Sequence> reading = Optional.of(new Sequence(List.of(
            () -> ReadText.ifThere(TABLE, text -> table = text),
            // The one that was about to take its place when power went.
            () -> ReadText.ifThere(TABLE + ".new", text -> table = table.isEmpty() ? text : table))));

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (reading.isPresent()) {
            reading.get().stage(at, of, turn);
            if (!turn.hasEnded()) return;
            reading = Optional.empty();
            if (table.isEmpty()) turn.line("INIT: there is no " + TABLE + ": nothing is started.");
            turn.resume(At.NEXT);
            return;
        }
        switch (At.values()[at]) {
            case START, NEXT -> next(turn);
            case STARTED -> started(of, turn);
            case WAITED -> waited(of, turn);
            case ENDED -> turn.call(new SystemCall.Sleep(AGAIN_NS), At.AGAIN);
            case AGAIN -> start(turn);
            case IDLE -> turn.call(new SystemCall.Sleep(HOUR_NS), At.IDLE);
        }
    }

    private void next(Turn turn) {
        if (item < InitTab.parse(table).items().size()) start(turn);
        else turn.then(At.IDLE);
    }

    private InitTab.Item current() {
        return InitTab.parse(table).items().get(item);
    }

    private void start(Turn turn) {
        turn.call(new SystemCall.StartProcess(current().path(), current().arguments()), At.STARTED);
    }

    private void started(Result of, Turn turn) {
        Action action = current().action();
        if (!of.isSuccess()) {
            turn.line("INIT: cannot execute \"%s\": %s".formatted(current().path(), Turn.reason(of)));
            skip(turn);
        } else if (action == Action.RESPAWN) {
            turn.call(new SystemCall.WaitProcess((int) of.value()), At.ENDED);
        } else if (action == Action.ONCE) {
            skip(turn);
        } else {
            turn.call(new SystemCall.WaitProcess((int) of.value()), At.WAITED);
        }
    }

    private void waited(Result of, Turn turn) {
        if (current().action() == Action.SYSINIT && of.isSuccess() && of.value() >= DAMAGED) {
            turn.line("INIT: \"%s\" ended with status %d. What it names needs somebody's hand."
                    .formatted(current().path(), of.value()));
        }
        skip(turn);
    }

    private void skip(Turn turn) {
        item++;
        turn.then(At.NEXT);
    }

    record State(String table, int item, boolean reading, Saved text) {}

    @Override
    public Saved save() {
        return Saved.of(new State(
                table, item, reading.isPresent(), reading.map(Sequence::save).orElse(Saved.NOTHING)));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        table = state.table();
        item = state.item();
        if (state.reading()) reading.orElseThrow().restore(state.text());
        else reading = Optional.empty();
    }
}
