// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Locale;
import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;

/// `mem`.
record MemoryUse() implements Activity {
    private enum At {
        START,
        KNOWN
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.QuerySystem(), At.KNOWN);
            case KNOWN -> {
                SystemInfo info = of.detail(SystemInfo.class);
                row("total", info.memoryBytes(), turn);
                row("in use", info.memoryUsedBytes(), turn);
                row("free", info.memoryBytes() - info.memoryUsedBytes(), turn);
                turn.end(0);
            }
        }
    }

    private static void row(String what, long bytes, Turn turn) {
        turn.line(String.format(Locale.ROOT, "%,15d KB of memory %s", bytes / 1024, what));
    }
}
