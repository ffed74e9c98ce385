// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.load;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How many operations were done, and how long they took. Durations go into classes that are an eighth of a power of
/// two
/// wide, so a percentile is at most 12.5 % too high.
public final class Figures {
    private static final int PARTS = 3;

    private final Map<Integer, Long> classes = new TreeMap<>();
    private long operations;
    private long mostNs;

    /// So many operations took this long, each.
    public void add(long tookNs, long count) {
        if (count <= 0) return;
        classes.merge(classOf(tookNs), count, Long::sum);
        operations += count;
        mostNs = Math.max(mostNs, tookNs);
    }

    private static int classOf(long ns) {
        if (ns < 1 << PARTS) return (int) Math.max(0, ns);
        int power = 63 - Long.numberOfLeadingZeros(ns);
        return (power - PARTS + 1 << PARTS) + (int) (ns >>> power - PARTS & (1 << PARTS) - 1);
    }

    /// The most that belongs to a class.
    private static long mostOf(int number) {
        if (number < 1 << PARTS) return number;
        int shift = (number >> PARTS) - 1;
        return ((number & (1 << PARTS) - 1 | 1 << PARTS) + 1L << shift) - 1;
    }

    public long operations() {
        return operations;
    }

    /// What so many of a hundred operations did not exceed, in nanoseconds.
    public long percentileNs(int percent) {
        long wanted = (operations * percent + 99) / 100;
        long seen = 0;
        for (Map.Entry<Integer, Long> each : classes.entrySet()) {
            seen += each.getValue();
            if (seen >= wanted) return Math.min(mostNs, mostOf(each.getKey()));
        }
        return 0;
    }

    /// One line of `name=value` words.
    public String text(String kind, long passedNs, String state) {
        double seconds = passedNs / 1e9;
        return String.format(
                Locale.ROOT,
                "workload=%s state=%s seconds=%.3f operations=%d persecond=%.1f p50us=%d p95us=%d p99us=%d mostus=%d",
                kind,
                state,
                seconds,
                operations,
                seconds == 0 ? 0 : operations / seconds,
                percentileNs(50) / 1000,
                percentileNs(95) / 1000,
                percentileNs(99) / 1000,
                mostNs / 1000);
    }

    /// What is saved.
    public record State(Map<Integer, Long> classes, long operations, long mostNs) {}

    public State save() {
        return new State(new TreeMap<>(classes), operations, mostNs);
    }

    public void restore(State s) {
        classes.clear();
        classes.putAll(s.classes());
        operations = s.operations();
        mostNs = s.mostNs();
    }
}
