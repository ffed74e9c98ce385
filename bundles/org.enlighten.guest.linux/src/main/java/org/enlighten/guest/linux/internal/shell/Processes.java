// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.Locale;
import org.enlighten.guest.program.OfSystem;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.SystemInfo;

/// `ps`: processes with their parents, processor time, memory and command.
record Processes() implements OfSystem {
    @Override
    public void known(SystemInfo info, Turn turn) {
        turn.line(String.format(Locale.ROOT, "%5s %5s %12s %8s %s", "PID", "PPID", "TIME", "KB", "COMMAND"));
        for (SystemInfo.ProcessInfo p : info.processes()) {
            if (p.processId() == 0) continue;
            turn.line(String.format(
                            Locale.ROOT,
                            "%5d %5d %12s %8d %s %s",
                            p.processId(),
                            p.parentId(),
                            seconds(p.userNs() + p.kernelNs()),
                            p.memoryBytes() / 1024,
                            p.image(),
                            p.arguments())
                    .stripTrailing());
        }
    }

    private static String seconds(long ns) {
        long ms = ns / 1_000_000;
        return String.format(
                Locale.ROOT, "%d:%02d:%02d.%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
    }
}
