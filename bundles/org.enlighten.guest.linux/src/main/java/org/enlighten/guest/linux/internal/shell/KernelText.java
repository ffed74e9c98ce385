// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.enlighten.guest.program.Activity;

/// Commands that show what stands in the kernel's texts.
final class KernelText {
    private static final String CLOCK = "/proc/driver/rtc";
    private static final String UPTIME = "/proc/uptime";
    static final String MOUNTS = "/proc/mounts";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT);

    private KernelText() {}

    static Activity messages() {
        return Texts.of("/proc/kmsg", text -> text);
    }

    static Activity modules() {
        return Texts.of("/proc/modules", text -> {
            StringBuilder out = new StringBuilder(row("Module", "Version", "Used by"));
            for (String[] cells : rows(text, 3)) out.append(row(cells[0], cells[1], cells[2]));
            return out.toString();
        });
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, "%-20s %-10s %s\n", (Object[]) cells);
    }

    /// `lspci`; with `-k` the driver of each function too.
    static Activity functions(Arguments arguments) {
        return Texts.of("/proc/pci", text -> {
            StringBuilder out = new StringBuilder();
            for (String[] cells : rows(text, 4)) {
                out.append(cells[0])
                        .append(' ')
                        .append(cells[3])
                        .append(" [")
                        .append(cells[1])
                        .append("]\n");
                boolean driven = !cells[2].equals("-");
                if (arguments.has('k') && driven)
                    out.append("        Kernel driver in use: ")
                            .append(cells[2])
                            .append('\n');
            }
            return out.toString();
        });
    }

    static Activity mounts() {
        return Texts.of(MOUNTS, text -> {
            StringBuilder out = new StringBuilder();
            for (String[] cells : rows(text, 3)) {
                out.append(cells[0])
                        .append(" on ")
                        .append(cells[1])
                        .append(" type ")
                        .append(cells[2])
                        .append('\n');
            }
            return out.toString();
        });
    }

    static Activity memory() {
        return Texts.of("/proc/meminfo", text -> {
            long total = kib(text, "MemTotal:");
            long free = kib(text, "MemFree:");
            return String.format(Locale.ROOT, "%18s %10s %10s\n", "total", "used", "free")
                    + String.format(Locale.ROOT, "Mem:  %12d %10d %10d\n", total, total - free, free);
        });
    }

    private static long kib(String text, String name) {
        for (String line : text.split("\n")) {
            if (line.startsWith(name)) return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
        return 0;
    }

    static Activity uptime() {
        return Texts.of(UPTIME, CLOCK, texts -> {
            long seconds = (long) Double.parseDouble(texts.get(UPTIME).split(" ")[0]);
            return String.format(
                    Locale.ROOT,
                    " %s up %d days, %d:%02d:%02d\n",
                    clock(texts.get(CLOCK)).format(DateTimeFormatter.ISO_LOCAL_TIME),
                    seconds / 86_400,
                    seconds / 3600 % 24,
                    seconds / 60 % 60,
                    seconds % 60);
        });
    }

    static Activity date() {
        return Texts.of(CLOCK, text -> clock(text).format(DATE) + "\n");
    }

    private static LocalDateTime clock(String text) {
        return LocalDateTime.parse(field(text, "rtc_date") + "T" + field(text, "rtc_time"));
    }

    private static String field(String text, String name) {
        for (String line : text.split("\n")) if (line.startsWith(name)) return line.substring(line.indexOf(':') + 2);
        return "";
    }

    /// Lines of so many words; the last one takes the rest.
    static List<String[]> rows(String text, int cells) {
        return text.lines()
                .map(line -> line.split(" ", cells))
                .filter(row -> row.length == cells)
                .toList();
    }
}
