// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.TraceEvent;

/// Puts trace events into bytes, as differences to the one before: eight to ten bytes an event. Numbers have seven
/// bits
/// in each byte, the lowest first, and one that says whether more follow; those that may be negative are folded.
///
/// ```
/// type · instant, difference · partition · processor + 1, has bytes, mode · cause, difference, folded · a, folded
///   · b, folded [· how many bytes · bytes]
/// ```
///
/// Event types are numbered as they come; the list of them is shared with the reader and lives as long as the run.
public final class EventWriter {
    static final int PROCESSOR_SHIFT = 3;
    static final int WITH_BYTES = 1 << 2;
    private static final int EVENT_BYTES_MAX = 64;

    private final List<EventType> types;
    private final Map<EventType, Integer> numbers = new LinkedHashMap<>();
    private byte[] bytes = new byte[1 << 16];
    private int length;
    private int count;
    private long lastNs;
    private long lastCause;

    public EventWriter(List<EventType> types) {
        this.types = types;
    }

    public void write(TraceEvent event) {
        put(event, 0);
    }

    /// An event with the bytes that it carries.
    public void write(TraceEvent event, byte[] carried) {
        put(event, WITH_BYTES);
        room(EVENT_BYTES_MAX + carried.length);
        number(carried.length);
        System.arraycopy(carried, 0, bytes, length, carried.length);
        length += carried.length;
    }

    private void put(TraceEvent event, int withBytes) {
        room(EVENT_BYTES_MAX);
        number(type(event.type()));
        number(event.atNs() - lastNs);
        number(event.partition());
        number((long) (event.processor() + 1) << PROCESSOR_SHIFT
                | withBytes
                | event.mode().ordinal());
        number(folded(event.cause() - lastCause));
        number(folded(event.a()));
        number(folded(event.b()));
        lastNs = event.atNs();
        lastCause = event.cause();
        count++;
    }

    private void room(int needed) {
        if (bytes.length - length < needed) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + needed));
    }

    private int type(EventType type) {
        Integer known = numbers.get(type);
        if (known != null) return known;
        types.add(type);
        numbers.put(type, types.size() - 1);
        return types.size() - 1;
    }

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private static long folded(long value) {
        return value << 1 ^ value >> 63;
    }

    /// How many events are in it.
    public int count() {
        return count;
    }

    public int length() {
        return length;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    /// Empty again: the next event stands by itself.
    public void clear() {
        length = 0;
        count = 0;
        lastNs = 0;
        lastCause = 0;
    }
}
