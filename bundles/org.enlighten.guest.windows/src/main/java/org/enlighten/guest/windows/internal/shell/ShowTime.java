// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// `date` and `time`. No system call tells the time; a file that is made now is stamped with it by the file system,
/// which is exact to its stamps' steps (FAT: 2 seconds).
final class ShowTime implements Activity {
    private static final String STAMP = "C:\\~CLOCK.TMP";

    private enum At {
        START,
        OPENED,
        STAMPED,
        DELETED
    }

    private final CommandLine line;
    private final boolean date;
    private long nowNs;

    private ShowTime(CommandLine line, boolean date) {
        this.line = line;
        this.date = date;
    }

    static Activity date(CommandLine line) {
        return new ShowTime(line, true);
    }

    static Activity time(CommandLine line) {
        return new ShowTime(line, false);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (at != At.START.ordinal() && !of.isSuccess()) {
            turn.fail("The time cannot be told: " + Turn.reason(of));
            return;
        }
        switch (At.values()[at]) {
            case START -> start(turn);
            case OPENED -> {
                turn.call(new SystemCall.Close((int) of.value()));
                turn.call(new SystemCall.Stat(STAMP), At.STAMPED);
            }
            case STAMPED -> {
                nowNs = of.detail(Listing.Entry.class).modifiedNs();
                turn.call(new SystemCall.Delete(STAMP), At.DELETED);
            }
            case DELETED -> {
                turn.line(date ? Calendar.date(nowNs) : Calendar.time(nowNs));
                turn.end(0);
            }
        }
    }

    private void start(Turn turn) {
        if (line.arguments().isEmpty()) turn.call(new SystemCall.Open(STAMP, Access.REPLACE), At.OPENED);
        else turn.fail("The clock follows the machine's and cannot be set here.");
    }

    record State(long nowNs) {}

    @Override
    public Saved save() {
        return Saved.of(new State(nowNs));
    }

    @Override
    public void restore(Saved saved) {
        nowNs = saved.as(State.class).nowNs();
    }
}
