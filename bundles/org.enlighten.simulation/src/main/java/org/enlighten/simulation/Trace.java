// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Every boundary crossing and device operation, told in order. A bounded flight recorder keeps the latest ones
/// without making objects; readers get each as a [TraceEvent]. Count and hash cover all events since the simulation
/// began.
public final class Trace {
    private static final int CAPACITY = 1 << 16;
    private static final int WORDS = 5;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final Simulation simulation;
    private final EventType[] types = new EventType[CAPACITY];
    private final long[] words = new long[CAPACITY * WORDS];
    private final List<TraceReader> readers = new CopyOnWriteArrayList<>();
    private boolean recording = true;
    private long count;
    private long hash = 0xCBF29CE484222325L;
    private long nextCause = 1;

    Trace(Simulation simulation) {
        this.simulation = simulation;
    }

    /// A new number for a request or job, to be carried as cause by all it makes happen.
    public long newCause() {
        return nextCause++;
    }

    /// Switches the flight recorder off or on; attached readers are served either way.
    public void recording(boolean on) {
        recording = on;
    }

    public void attach(TraceReader reader) {
        readers.add(reader);
    }

    public void detach(TraceReader reader) {
        readers.remove(reader);
    }

    public long count() {
        return count;
    }

    public long hash() {
        return hash;
    }

    public void record(EventType type, int partition, int processor, Mode mode, long cause, long a, long b) {
        if (!recording && readers.isEmpty()) return;
        long where = ((long) partition << 32) | (((long) processor & 0xFFFF) << 8) | mode.ordinal();
        mix(type.stableId(), where, cause, a, b);
        keep(type, where, cause, a, b);
        if (!readers.isEmpty()) tell(new TraceEvent(simulation.now(), type, partition, processor, mode, cause, a, b));
    }

    /// The latest events, oldest first, at most as many as the flight recorder holds.
    public List<TraceEvent> recent() {
        int held = (int) Math.min(count, CAPACITY);
        List<TraceEvent> events = new ArrayList<>(held);
        for (long n = count - held; n < count; n++) {
            TraceEvent event = event((int) (n & (CAPACITY - 1)));
            if (event != null) events.add(event);
        }
        return events;
    }

    private void tell(TraceEvent event) {
        for (TraceReader reader : readers) reader.read(event);
    }

    private void keep(EventType type, long where, long cause, long a, long b) {
        int slot = (int) (count++ & (CAPACITY - 1));
        types[slot] = type;
        int at = slot * WORDS;
        words[at] = simulation.now();
        words[at + 1] = where;
        words[at + 2] = cause;
        words[at + 3] = a;
        words[at + 4] = b;
    }

    private TraceEvent event(int slot) {
        if (types[slot] == null) return null;
        int at = slot * WORDS;
        long where = words[at + 1];
        Mode mode = Mode.values()[(int) (where & 0xFF)];
        short processor = (short) (where >>> 8);
        return new TraceEvent(
                words[at],
                types[slot],
                (int) (where >>> 32),
                processor,
                mode,
                words[at + 2],
                words[at + 3],
                words[at + 4]);
    }

    private void mix(long type, long where, long cause, long a, long b) {
        long h = (hash ^ simulation.now()) * MULTIPLIER;
        h = (h ^ type) * MULTIPLIER;
        h = (h ^ where ^ (h >>> 29)) * MULTIPLIER;
        h = (h ^ cause) * MULTIPLIER;
        h = (h ^ a ^ (h >>> 31)) * MULTIPLIER;
        hash = (h ^ b) * MULTIPLIER;
    }

    SimulationState.TraceState save() {
        return new SimulationState.TraceState(count, hash, nextCause);
    }

    void restore(SimulationState.TraceState state) {
        count = state.count();
        hash = state.hash();
        nextCause = state.nextCause();
    }
}
