// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// `exit [CODE]`.
record Leave(CommandLine line, Session session) implements Activity {
    @Override
    public void stage(int at, Result of, Turn turn) {
        Numbers.parse(line.arguments().isEmpty() ? "0" : line.arguments().getFirst())
                .ifPresentOrElse(
                        code -> {
                            session.over((int) (long) code);
                            turn.end((int) (long) code);
                        },
                        () -> turn.fail("'%s' is not an exit code.".formatted(line.rest())));
    }
}
