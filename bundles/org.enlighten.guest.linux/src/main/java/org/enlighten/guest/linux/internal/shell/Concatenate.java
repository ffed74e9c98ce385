// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// `cat FILE…`.
final class Concatenate implements Activity {
    private static final int PIECE_BYTES = 4096;

    private enum At {
        START,
        OPENED,
        READ
    }

    private final Arguments arguments;
    private final Session session;
    private int operand;
    private int handle;
    private int exitCode;

    Concatenate(Arguments arguments, Session session) {
        this.arguments = arguments;
        this.session = session;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                if (arguments.operands().isEmpty())
                    turn.refuse("cat: name a file; the console's lines are the shell's");
                else next(turn);
            }
            case OPENED -> opened(of, turn);
            case READ -> read(of, turn);
        }
    }

    private void next(Turn turn) {
        if (operand == arguments.operands().size()) turn.end(exitCode);
        else turn.call(new SystemCall.Open(session.resolve(given()), Access.READ), At.OPENED);
    }

    private String given() {
        return arguments.operands().get(operand);
    }

    private void opened(Result of, Turn turn) {
        if (of.isSuccess()) {
            handle = (int) of.value();
            readOn(turn);
        } else {
            boolean directory = of.status() == Status.ACCESS_DENIED;
            turn.complain("cat: %s: %s".formatted(given(), directory ? "Is a directory" : Errno.text(of)));
            exitCode = 1;
            operand++;
            next(turn);
        }
    }

    private void readOn(Turn turn) {
        turn.call(new SystemCall.Read(handle, -1, Turn.DATA_AT, turn.dataBytes(PIECE_BYTES)), At.READ);
    }

    private void read(Result of, Turn turn) {
        boolean end = of.status() == Status.END_OF_FILE || (of.isSuccess() && of.value() == 0);
        if (of.isSuccess() && !end) {
            turn.print(turn.memory().text(Turn.DATA_AT, (int) of.value()));
            readOn(turn);
            return;
        }
        if (!end) {
            turn.complain("cat: %s: %s".formatted(given(), Errno.text(of)));
            exitCode = 1;
        }
        turn.call(new SystemCall.Close(handle));
        operand++;
        next(turn);
    }

    record State(int operand, int handle, int exitCode) {}

    @Override
    public Saved save() {
        return Saved.of(new State(operand, handle, exitCode));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        operand = state.operand();
        handle = state.handle();
        exitCode = state.exitCode();
    }
}
