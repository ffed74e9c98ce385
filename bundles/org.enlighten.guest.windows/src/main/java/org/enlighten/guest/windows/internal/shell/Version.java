// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;

/// `ver`.
record Version(Session session) implements Activity {
    private enum At {
        START,
        KNOWN
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.QuerySystem(), At.KNOWN);
            case KNOWN -> {
                print(of, session, turn);
                turn.end(0);
            }
        }
    }

    static void print(Result of, Session session, Turn turn) {
        SystemInfo info = of.detail(SystemInfo.class);
        String own = "%s, version %s".formatted(info.systemId(), info.version());
        turn.line(session.banner().isEmpty() ? own : session.banner());
    }
}
