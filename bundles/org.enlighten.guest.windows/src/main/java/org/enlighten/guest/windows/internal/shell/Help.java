// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Locale;
import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// `help [COMMAND]`.
record Help(CommandLine line) implements Activity {
    @Override
    public void stage(int at, Result of, Turn turn) {
        if (line.arguments().isEmpty()) {
            Builtins.all().forEach(builtin -> turn.line(row(builtin)));
            turn.line("Anything else is the name of a program. '> FILE' and '>> FILE' send output to a file.");
            turn.end(0);
            return;
        }
        Optional<Builtin> builtin = Builtins.find(line.arguments().getFirst());
        if (builtin.isEmpty()) {
            turn.fail("There is no command '%s'.".formatted(line.arguments().getFirst()));
            return;
        }
        turn.line("%s %s".formatted(builtin.get().name(), builtin.get().usage()).strip());
        turn.line("    " + builtin.get().help());
        turn.end(0);
    }

    private static String row(Builtin builtin) {
        return String.format(Locale.ROOT, "%-10s %s", builtin.name(), builtin.help());
    }
}
