// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import java.util.Arrays;
import java.util.List;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;

/// Takes trace events out of the bytes of an [EventWriter].
public final class EventReader {
    private static final Mode[] MODES = Mode.values();

    private final List<EventType> types;
    private final byte[] bytes;
    private int at;

    public EventReader(List<EventType> types, byte[] bytes) {
        this.types = types;
        this.bytes = bytes;
    }

    /// Hands them on, oldest first.
    public void readAll(TraceReader to) {
        long ns = 0;
        long cause = 0;
        while (at < bytes.length) {
            EventType type = types.get((int) number());
            ns += number();
            int partition = (int) number();
            long where = number();
            cause += unfolded(number());
            long a = unfolded(number());
            long b = unfolded(number());
            Mode mode = MODES[(int) where & EventWriter.WITH_BYTES - 1];
            int processor = (int) (where >>> EventWriter.PROCESSOR_SHIFT) - 1;
            TraceEvent event = new TraceEvent(ns, type, partition, processor, mode, cause, a, b);
            if ((where & EventWriter.WITH_BYTES) == 0) to.read(event);
            else {
                byte[] carried = carried();
                to.read(event, carried::clone);
            }
        }
    }

    private byte[] carried() {
        int count = (int) number();
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    private long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) return value;
        }
    }

    private static long unfolded(long value) {
        return value >>> 1 ^ -(value & 1);
    }
}
