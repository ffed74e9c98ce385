// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.ShutdownKind;

/// `shutdown /s` powers off, `/r` restarts, `/t SECONDS` waits before it.
record ShutDown(CommandLine line) implements Activity {
    private static final long SECOND_NS = 1_000_000_000L;

    private static final long HOUR_NS = 3600 * SECOND_NS;

    private enum At {
        START,
        GO,
        ANSWERED,
        ENDED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case GO -> turn.call(new SystemCall.Shutdown(kind()), At.ANSWERED);
            case ANSWERED -> {
                // The end of every process is on its way: no prompt any more.
                if (of.isSuccess()) turn.call(new SystemCall.Sleep(HOUR_NS), At.ENDED);
                else turn.fail(of);
            }
            case ENDED -> turn.end(0);
        }
    }

    private void start(Turn turn) {
        boolean one = line.switches().contains("/s") != line.switches().contains("/r");
        Optional<Long> delay = line.switches().contains("/t")
                ? Numbers.parse(
                        line.arguments().isEmpty() ? "" : line.arguments().getFirst())
                : Optional.of(0L);
        if (!one || delay.isEmpty() || delay.get() < 0) {
            turn.fail("'shutdown' needs /s to power off or /r to restart, and /t with whole seconds to wait before.");
            return;
        }
        turn.line(kind() == ShutdownKind.RESTART ? "The system restarts." : "The system is shut down.");
        if (delay.get() > 0) turn.call(new SystemCall.Sleep(delay.get() * SECOND_NS));
        turn.then(At.GO);
    }

    private ShutdownKind kind() {
        return line.switches().contains("/r") ? ShutdownKind.RESTART : ShutdownKind.POWER_OFF;
    }
}
