// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// `exit [CODE]`.
record Leave(int code, Session session) implements Activity {
    @Override
    public void stage(int at, Result of, Turn turn) {
        session.over(code);
        turn.end(code);
    }
}
