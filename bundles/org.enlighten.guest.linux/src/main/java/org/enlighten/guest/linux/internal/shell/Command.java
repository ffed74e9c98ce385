// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.List;

/// One command of a line.
///
/// @param link what must have become of the one before it
/// @param words its name and arguments; variables have their values
/// @param target where output goes to; empty: the console
/// @param append output goes to the end of the target
/// @param background nobody waits for its end
record Command(Link link, List<Word> words, String target, boolean append, boolean background) {
    enum Link {
        ALWAYS,
        /// `&&`
        IF_WELL,
        /// `||`
        IF_ILL
    }

    boolean isDue(int lastExitCode) {
        return switch (link) {
            case ALWAYS -> true;
            case IF_WELL -> lastExitCode == 0;
            case IF_ILL -> lastExitCode != 0;
        };
    }
}
