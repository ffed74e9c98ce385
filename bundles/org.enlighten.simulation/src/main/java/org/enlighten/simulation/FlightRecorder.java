// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Keeps the latest events as numbers in a ring, so that telling one makes no object. The ring grows as it fills: a
/// short run does not pay for a long one.
final class FlightRecorder {
    static final int CAPACITY = 1 << 15;

    private static final int CAPACITY_FIRST = 1 << 8;
    private static final int WORDS = 5;
    private static final Mode[] MODES = Mode.values();

    private EventType[] types = new EventType[CAPACITY_FIRST];
    private long[] words = new long[CAPACITY_FIRST * WORDS];
    /// How many events came since it was cleared.
    private long count;

    /// Partition, processor and mode in one number.
    static long where(int partition, int processor, Mode mode) {
        return (long) partition << 32 | (processor & 0xFFFFL) << 8 | mode.ordinal();
    }

    void keep(EventType type, long atNs, long where, long cause, long a, long b) {
        if (count == types.length && count < CAPACITY) grow();
        int slot = (int) count++ & (types.length - 1);
        types[slot] = type;
        int word = slot * WORDS;
        long[] w = words;
        w[word] = atNs;
        w[word + 1] = where;
        w[word + 2] = cause;
        w[word + 3] = a;
        w[word + 4] = b;
    }

    private void grow() {
        types = Arrays.copyOf(types, types.length * 2);
        words = Arrays.copyOf(words, words.length * 2);
    }

    void clear() {
        Arrays.fill(types, null);
        count = 0;
    }

    List<TraceEvent> events() {
        int held = (int) Math.min(count, types.length);
        List<TraceEvent> events = new ArrayList<>(held);
        for (long n = count - held; n < count; n++) events.add(event((int) n & (types.length - 1)));
        return events;
    }

    private TraceEvent event(int slot) {
        int word = slot * WORDS;
        long where = words[word + 1];
        return new TraceEvent(
                words[word],
                types[slot],
                (int) (where >>> 32),
                (short) (where >>> 8),
                MODES[(int) where & 0xFF],
                words[word + 2],
                words[word + 3],
                words[word + 4]);
    }
}
