// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// One kind of trace event: its stable name, what its two numbers mean, and the boundary it crosses, if any. Made
/// once, as a constant of the room that records it. Two of the same name are equal.
public final class EventType {
    private final String name;
    private final String crossing;
    private final String a;
    private final String b;
    private final long stableId;

    private EventType(String name, String crossing, String a, String b) {
        if (name.isBlank()) throw new IllegalArgumentException("an event type needs a name");
        if (a.isEmpty() && !b.isEmpty() || a.equals(b) && !a.isEmpty())
            throw new IllegalArgumentException(
                    "the numbers of " + name + " cannot be told apart: a='" + a + "', b='" + b + "'");
        this.name = name;
        this.crossing = crossing;
        this.a = a;
        this.b = b;
        stableId = hash(name);
    }

    /// A type of events that cross no boundary.
    ///
    /// @param name stable over releases, dotted, such as `os.system-call`
    /// @param a what the first number means, such as `thread`; empty when it means nothing
    /// @param b what the second number means; empty when it means nothing
    public static EventType of(String name, String a, String b) {
        return new EventType(name, "", a, b);
    }

    /// A type of events that cross a boundary.
    ///
    /// @param crossing the boundary, such as `user→kernel`
    public static EventType crossing(String name, String crossing, String a, String b) {
        return new EventType(name, crossing, a, b);
    }

    public String name() {
        return name;
    }

    /// The boundary that is crossed; empty for events that cross none.
    public String crossing() {
        return crossing;
    }

    public String a() {
        return a;
    }

    public String b() {
        return b;
    }

    public boolean isCrossing() {
        return !crossing.isEmpty();
    }

    /// Made of the name alone: the same in every run and release.
    long stableId() {
        return stableId;
    }

    /// FNV-1a (Fowler, Noll and Vo), 64 bits.
    private static long hash(String name) {
        long h = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) h = (h ^ name.charAt(i)) * 0x100000001B3L;
        return h;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventType type && name.equals(type.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
