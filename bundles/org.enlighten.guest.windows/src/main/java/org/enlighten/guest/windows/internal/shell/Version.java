// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import org.enlighten.guest.program.OfSystem;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.SystemInfo;

/// `ver`.
record Version(Session session) implements OfSystem {
    @Override
    public void known(SystemInfo info, Turn turn) {
        print(info, session, turn);
    }

    static void print(SystemInfo info, Session session, Turn turn) {
        String own = "%s, version %s".formatted(info.displayName(), info.version());
        turn.line(session.banner().isEmpty() ? own : session.banner());
    }
}
