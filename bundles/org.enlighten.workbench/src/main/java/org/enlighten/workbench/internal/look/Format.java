// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.look;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;

/// Figures as the list and the details show them.
public final class Format {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_S = 86_400;
    private static final long GIB = 1L << 30;

    private Format() {}

    /// `00:12:41`, from a day on `3.04:12:41`; empty for 0.
    public static String uptime(long ns) {
        if (ns <= 0) return "";
        long seconds = ns / SECOND_NS;
        String clock = "%02d:%02d:%02d".formatted(seconds % DAY_S / 3600, seconds % 3600 / 60, seconds % 60);
        return seconds < DAY_S ? clock : seconds / DAY_S + "." + clock;
    }

    /// `00:14:03.250`.
    public static String clock(long ns) {
        long millis = ns / 1_000_000;
        return "%02d:%02d:%02d.%03d"
                .formatted(millis / 3_600_000, millis % 3_600_000 / 60_000, millis % 60_000 / 1000, millis % 1000);
    }

    /// A short distance in time, such as `1.2 ms`.
    public static String duration(long ns) {
        if (ns < 1_000) return ns + " ns";
        if (ns < 1_000_000) return "%.1f µs".formatted(ns / 1e3);
        if (ns < SECOND_NS) return "%.1f ms".formatted(ns / 1e6);
        return "%.1f s".formatted(ns / 1e9);
    }

    public static String memory(int mib) {
        return mib <= 0 ? "" : mib + " MB";
    }

    public static String size(long bytes) {
        return bytes >= GIB ? "%.1f GB".formatted((double) bytes / GIB) : "%d MB".formatted(bytes >> 20);
    }

    public static String cpu(VmView vm) {
        return vm.state() == VmState.RUNNING ? vm.cpuPercent() + " %" : "";
    }

    /// What is being done to it, with how far that is; empty when nothing is.
    public static String operation(VmView vm) {
        if (vm.operation().isEmpty()) return "";
        return vm.operationPercent() > 0
                ? "%s (%d%%)".formatted(vm.operation(), vm.operationPercent())
                : vm.operation();
    }

    public static String state(VmView vm) {
        return vm.critical() ? vm.state().label() + "-Critical" : vm.state().label();
    }

    /// A date of the simulated world, which has no time zones.
    public static String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(Locale.getDefault(Locale.Category.FORMAT))
                .format(instant.atZone(ZoneOffset.UTC));
    }
}
