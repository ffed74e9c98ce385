// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// One kind of trace event: its stable name, what its two numbers mean, and the boundary it crosses, if any. Made
/// once, as a constant of the room that records it.
///
/// @param name stable over releases, dotted, such as `os.system-call`
/// @param crossing the boundary that is crossed, such as `user→kernel`; empty for events that cross none
/// @param a what the first number means, such as `thread`
/// @param b what the second number means
public record EventType(String name, String crossing, String a, String b, long stableId) {
    public static EventType of(String name, String a, String b) {
        return new EventType(name, "", a, b, hash(name));
    }

    public static EventType crossing(String name, String crossing, String a, String b) {
        return new EventType(name, crossing, a, b, hash(name));
    }

    public boolean isCrossing() {
        return !crossing.isEmpty();
    }

    private static long hash(String name) {
        long h = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) h = (h ^ name.charAt(i)) * 0x100000001B3L;
        return h;
    }
}
