// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Locale;
import java.util.stream.Collectors;
import org.enlighten.guest.program.OfSystem;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.SystemInfo;

/// `tasklist`: processes with their memory and processor time; `/svc`: with the services they run.
record TaskList(CommandLine line) implements OfSystem {
    @Override
    public void known(SystemInfo info, Turn turn) {
        if (line.switches().contains("/svc")) services(info, turn);
        else processes(info, turn);
    }

    private static void processes(SystemInfo info, Turn turn) {
        turn.line(String.format(Locale.ROOT, "%-20s %6s %12s %12s", "Image", "PID", "Memory", "CPU time"));
        turn.line("=".repeat(20) + " " + "=".repeat(6) + " " + "=".repeat(12) + " " + "=".repeat(12));
        for (SystemInfo.ProcessInfo p : info.processes())
            turn.line(String.format(
                    Locale.ROOT,
                    "%-20s %6d %,9d KB %12s",
                    p.image(),
                    p.processId(),
                    p.memoryBytes() / 1024,
                    seconds(p.userNs() + p.kernelNs())));
    }

    private static void services(SystemInfo info, Turn turn) {
        turn.line(String.format(Locale.ROOT, "%-20s %6s %s", "Image", "PID", "Services"));
        turn.line("=".repeat(20) + " " + "=".repeat(6) + " " + "=".repeat(30));
        for (SystemInfo.ProcessInfo p : info.processes()) {
            String names = info.services().stream()
                    .filter(service -> service.running() && service.processId() == p.processId())
                    .map(ServiceInfo::name)
                    .collect(Collectors.joining(", "));
            turn.line(String.format(Locale.ROOT, "%-20s %6d %s", p.image(), p.processId(), names)
                    .stripTrailing());
        }
    }

    /// Hours, minutes, seconds and thousandths.
    private static String seconds(long ns) {
        long ms = ns / 1_000_000;
        return String.format(
                Locale.ROOT, "%d:%02d:%02d.%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
    }
}
