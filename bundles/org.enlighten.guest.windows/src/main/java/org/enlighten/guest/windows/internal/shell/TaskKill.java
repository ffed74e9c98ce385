// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// `taskkill /pid NUMBER`.
record TaskKill(CommandLine line) implements Activity {
    private enum At {
        START,
        ENDED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case ENDED -> {
                if (of.isSuccess()) {
                    turn.line("Process %s was ended.".formatted(line.arguments().getFirst()));
                    turn.end(0);
                } else turn.fail(of);
            }
        }
    }

    private void start(Turn turn) {
        Optional<Long> id =
                line.arguments().size() == 1 ? Numbers.parse(line.arguments().getFirst()) : Optional.empty();
        if (id.isEmpty() || !line.switches().contains("/pid"))
            turn.fail("'taskkill /pid NUMBER' needs the number of a process, as 'tasklist' shows it.");
        else turn.call(new SystemCall.EndProcess((int) (long) id.get()), At.ENDED);
    }
}
