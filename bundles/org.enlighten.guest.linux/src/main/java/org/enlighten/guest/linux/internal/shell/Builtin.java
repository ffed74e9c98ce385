// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;

/// A command of the shell itself.
///
/// @param usage its arguments, as help shows them
/// @param options letters that it knows; `*`: it looks at them itself
record Builtin(String name, String usage, String help, String options, Maker maker) {
    /// Makes the activity of one command.
    interface Maker {
        Activity make(Arguments arguments, Session session);
    }
}
