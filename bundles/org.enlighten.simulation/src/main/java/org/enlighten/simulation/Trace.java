// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.Arrays;
import java.util.List;

/// Every boundary crossing and device operation, told in order. A bounded flight recorder keeps the latest ones;
/// readers get each as a [TraceEvent]. On the simulation's thread, readers included.
public final class Trace {
    private static final long MULTIPLIER = 0xE7037ED1A0B428DBL;
    private static final long HASH_FIRST = 0xCBF29CE484222325L;

    private final Simulation simulation;
    private final FlightRecorder recorder = new FlightRecorder();
    /// Never changed, only replaced: a reader may attach and detach while it reads.
    private TraceReader[] readers = {};

    private boolean recording = true;
    private long count;
    private long hash = HASH_FIRST;
    private long nextCause = 1;

    Trace(Simulation simulation) {
        this.simulation = simulation;
    }

    /// A new number for a request or job, to be carried as cause by all it makes happen.
    public long newCause() {
        return nextCause++;
    }

    /// Switches the flight recorder off or on; off, events are neither kept nor counted. Readers are served either
    /// way, and never change what is counted.
    public void recording(boolean on) {
        recording = on;
    }

    /// Serves a reader from the next event on, after those attached before it.
    public void attach(TraceReader reader) {
        readers = Arrays.copyOf(readers, readers.length + 1);
        readers[readers.length - 1] = reader;
    }

    /// Serves a reader no more; of one that was attached twice, its first attachment ends.
    public void detach(TraceReader reader) {
        int at = Arrays.asList(readers).indexOf(reader);
        if (at < 0) return;
        TraceReader[] others = Arrays.copyOf(readers, readers.length - 1);
        System.arraycopy(readers, at + 1, others, at, others.length - at);
        readers = others;
    }

    /// How many events were recorded since the simulation began.
    public long count() {
        return count;
    }

    /// A running hash of all events recorded since the simulation began: two runs that differ in one of them
    /// differ in it, as good as always.
    public long hash() {
        return hash;
    }

    /// Tells an event that happens now. Arguments are as in [TraceEvent]; `processor` is -1 to 32,767.
    public void record(EventType type, int partition, int processor, Mode mode, long cause, long a, long b) {
        if (recording) keep(type, FlightRecorder.where(partition, processor, mode), cause, a, b);
        if (readers.length > 0) tell(new TraceEvent(simulation.now(), type, partition, processor, mode, cause, a, b));
    }

    /// Tells an event that carries bytes. They are no part of [#hash]: what was sent follows from what was done.
    public void record(
            EventType type, int partition, int processor, Mode mode, long cause, long a, long b, TraceBytes bytes) {
        if (recording) keep(type, FlightRecorder.where(partition, processor, mode), cause, a, b);
        if (readers.length == 0) return;
        TraceEvent event = new TraceEvent(simulation.now(), type, partition, processor, mode, cause, a, b);
        for (TraceReader reader : readers) reader.read(event, bytes);
    }

    /// The latest events, oldest first: at most 32,768, and none from before this simulation was restored.
    public List<TraceEvent> recent() {
        return recorder.events();
    }

    private void tell(TraceEvent event) {
        for (TraceReader reader : readers) reader.read(event);
    }

    private void keep(EventType type, long where, long cause, long a, long b) {
        long now = simulation.now();
        count++;
        recorder.keep(type, now, where, cause, a, b);
        hash = mixed(
                hash,
                now * 0x9E3779B97F4A7C15L
                        + type.stableId()
                        + where * 0xC2B2AE3D27D4EB4FL
                        + cause * 0x165667B19E3779F9L
                        + a * 0xD6E8FEB86659FD93L
                        + b * 0xA0761D6478BD642FL);
    }

    /// One multiplication waits for the event before; those of the event itself wait for nothing.
    private static long mixed(long hash, long event) {
        long h = (hash ^ event ^ event >>> 32) * MULTIPLIER;
        return h ^ h >>> 29;
    }

    SimulationState.TraceState save() {
        return new SimulationState.TraceState(count, hash, nextCause);
    }

    void restore(SimulationState.TraceState state) {
        count = state.count();
        hash = state.hash();
        nextCause = state.nextCause();
        recorder.clear();
    }
}
