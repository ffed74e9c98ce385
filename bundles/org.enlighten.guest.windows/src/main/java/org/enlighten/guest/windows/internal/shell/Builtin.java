// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.List;
import org.enlighten.guest.program.Activity;

/// A command of the shell itself.
///
/// @param names the first is the one that help shows
/// @param usage its arguments, as help shows them
/// @param switches those it understands, in lower case; `/t:` stands for any that begin so
record Builtin(List<String> names, String usage, String help, List<String> switches, Maker maker) {
    /// Makes the activity of one line.
    interface Maker {
        Activity make(CommandLine line, Session session);
    }

    String name() {
        return names.getFirst();
    }
}
