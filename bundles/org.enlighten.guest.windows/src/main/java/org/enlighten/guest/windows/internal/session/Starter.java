// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.session;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.EventLog.Level;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// A process that starts others: session manager and logon process. Its argument is the path of its [StartList].
/// A program that cannot be started is told in the event log, except a shell, for which the next line stands in.
public final class Starter implements Activity {
    private static final int LIST_BYTES = 4096;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long AGAIN_NS = 1_000_000_000L;
    private static final int CANNOT_START = 7000;

    private enum At {
        START,
        OPENED,
        READ,
        NEXT,
        STARTED,
        WAITED,
        SHELL_ENDED,
        SHELL_AGAIN,
        IDLE
    }

    private final String image;
    private final String listPath;
    private int handle;
    private String list = "";
    private int item;

    /// @param image its own, for the event log
    public Starter(String image, String listPath) {
        this.image = image;
        this.listPath = listPath.strip();
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Open(listPath, Access.READ), At.OPENED);
            case OPENED -> opened(of, turn);
            case READ -> read(of, turn);
            case NEXT -> next(turn);
            case STARTED -> started(of, turn);
            case WAITED -> {
                item++;
                turn.then(At.NEXT);
            }
            case SHELL_ENDED -> turn.call(new SystemCall.Sleep(AGAIN_NS), At.SHELL_AGAIN);
            case SHELL_AGAIN -> start(turn);
            case IDLE -> turn.call(new SystemCall.Sleep(HOUR_NS), At.IDLE);
        }
    }

    private void opened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            report("The list of programs to start cannot be read: " + Turn.reason(of), turn);
            turn.then(At.IDLE);
            return;
        }
        handle = (int) of.value();
        turn.call(new SystemCall.Read(handle, 0, Turn.DATA_AT, LIST_BYTES), At.READ);
    }

    private void read(Result of, Turn turn) {
        list = of.isSuccess() ? turn.memory().text(Turn.DATA_AT, (int) of.value()) : "";
        turn.call(new SystemCall.Close(handle));
        turn.then(At.NEXT);
    }

    private void next(Turn turn) {
        if (item < items().items().size()) start(turn);
        else turn.then(At.IDLE);
    }

    private void start(Turn turn) {
        StartList.Item now = items().items().get(item);
        turn.call(new SystemCall.StartProcess(now.path(), now.arguments()), At.STARTED);
    }

    private void started(Result of, Turn turn) {
        StartList.Item now = items().items().get(item);
        boolean shell = now.kind() == StartList.Kind.SHELL;
        if (of.isSuccess() && shell) {
            turn.call(new SystemCall.WaitProcess((int) of.value()), At.SHELL_ENDED);
        } else if (of.isSuccess() && now.kind() == StartList.Kind.WAIT) {
            turn.call(new SystemCall.WaitProcess((int) of.value()), At.WAITED);
        } else {
            if (!of.isSuccess() && !shell)
                report("'%s' cannot be started: %s".formatted(now.path(), Turn.reason(of)), turn);
            item++;
            turn.then(At.NEXT);
        }
    }

    private void report(String sentence, Turn turn) {
        turn.call(new SystemCall.Report(Level.ERROR, CANNOT_START, image, sentence));
    }

    private StartList items() {
        return StartList.parse(list);
    }

    record State(int handle, String list, int item) {}

    @Override
    public Saved save() {
        return Saved.of(new State(handle, list, item));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        handle = state.handle();
        list = state.list();
        item = state.item();
    }
}
