// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.perfetto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads a file of Google's Trace Event Format as its public description says: phases, instants in microseconds,
/// slices
/// of a thread that begin and end like brackets, requests by id, names of processes and threads.
public final class TraceEventFormat {
    /// A slice of a lane.
    public record Slice(String lane, String name, long fromNs, long toNs) {}

    private record Open(String name, long fromNs) {}

    public final List<Slice> slices = new ArrayList<>();
    public final Map<String, Integer> marks = new TreeMap<>();
    public final List<String> lanes = new ArrayList<>();
    public int requests;
    private final Map<Integer, String> processes = new TreeMap<>();
    private final Map<String, String> threads = new TreeMap<>();
    private final Map<String, Long> reached = new TreeMap<>();
    private final Map<String, Deque<Open>> open = new TreeMap<>();
    private final Map<String, Long> asked = new TreeMap<>();

    public static TraceEventFormat read(String text) {
        JsonObject root = JsonParser.parseString(text).getAsJsonObject();
        assertEquals("ns", root.get("displayTimeUnit").getAsString());
        TraceEventFormat format = new TraceEventFormat();
        for (JsonElement event : root.getAsJsonArray("traceEvents")) format.event(event.getAsJsonObject());
        format.open.forEach((lane, stack) -> assertTrue(stack.isEmpty(), () -> lane + " is left open: " + stack));
        assertTrue(format.asked.isEmpty(), () -> "requests without an end: " + format.asked);
        return format;
    }

    private void event(JsonObject e) {
        int process = e.get("pid").getAsInt();
        String thread = process + "/" + e.get("tid").getAsInt();
        String phase = e.get("ph").getAsString();
        if (phase.equals("M")) {
            metadata(e, process, thread);
            return;
        }
        String lane = threads.get(thread);
        assertNotNull(lane, () -> "a lane without a name: " + e);
        long atNs =
                e.get("ts").getAsBigDecimal().multiply(BigDecimal.valueOf(1000)).longValueExact();
        assertTrue(atNs >= reached.getOrDefault(thread, 0L), () -> "back in time: " + e);
        reached.put(thread, atNs);
        switch (phase) {
            case "B" -> open.computeIfAbsent(lane, _ -> new ArrayDeque<>()).push(new Open(name(e), atNs));
            case "E" -> {
                assertFalse(open.getOrDefault(lane, new ArrayDeque<>()).isEmpty(), () -> "ends what is not open: " + e);
                Open one = open.get(lane).pop();
                slices.add(new Slice(lane, one.name(), one.fromNs(), atNs));
            }
            case "i" -> {
                assertEquals("t", e.get("s").getAsString());
                assertTrue(e.get("args").isJsonObject());
                marks.merge(lane + ": " + name(e), 1, Integer::sum);
            }
            case "b" -> {
                requests++;
                assertEquals(null, asked.put(id(e), atNs), e::toString);
            }
            case "e" -> assertNotNull(asked.remove(id(e)), e::toString);
            default -> throw new AssertionError("no phase: " + e);
        }
    }

    private void metadata(JsonObject e, int process, String thread) {
        JsonObject args = e.getAsJsonObject("args");
        switch (name(e)) {
            case "process_name" -> processes.put(process, args.get("name").getAsString());
            case "thread_name" -> {
                String lane = processes.get(process) + " / " + args.get("name").getAsString();
                assertFalse(lanes.contains(lane), () -> "two lanes of one name: " + lane);
                lanes.add(lane);
                threads.put(thread, lane);
            }
            case "process_sort_index", "thread_sort_index" ->
                args.get("sort_index").getAsInt();
            default -> throw new AssertionError("no metadata: " + e);
        }
    }

    private static String name(JsonObject e) {
        return e.get("name").getAsString();
    }

    private static String id(JsonObject e) {
        return e.get("cat").getAsString() + "/" + e.get("id").getAsString();
    }
}
