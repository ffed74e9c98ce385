// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Locale;
import org.enlighten.guest.program.OfSystem;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.SystemInfo;

/// `mem`.
record MemoryUse() implements OfSystem {
    @Override
    public void known(SystemInfo info, Turn turn) {
        row("total", info.memoryBytes(), turn);
        row("in use", info.memoryUsedBytes(), turn);
        row("free", info.memoryBytes() - info.memoryUsedBytes(), turn);
    }

    private static void row(String what, long bytes, Turn turn) {
        turn.line(String.format(Locale.ROOT, "%,15d KB of memory %s", bytes / 1024, what));
    }
}
