// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.management.ModeSwitch;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.TraceEvent;

/// Names the two sides of each crossing as one machine sees them. Events come in order: who is entered goes on in
/// the mode in which it was left.
final class Boundaries {
    /// One boundary in one direction.
    record Boundary(ModeSwitch kind, String from, String to) {}

    private static final String GUEST = "guest";
    private static final String ROOT = "root";

    private final int partition;
    private final Map<String, Mode> left = new TreeMap<>();

    Boundaries(int partition) {
        this.partition = partition;
    }

    /// Empty when nothing is crossed.
    Optional<Boundary> of(TraceEvent event) {
        if (!event.type().isCrossing()) return Optional.empty();
        String[] sides = event.type().crossing().split("→", 2);
        if (sides.length < 2) return Optional.empty();
        String from = side(sides[0], event);
        String to = side(sides[1], event);
        return Optional.of(new Boundary(kind(sides, event), from, to));
    }

    private String side(String side, TraceEvent event) {
        return switch (side) {
            case "user", "kernel" -> owner(event) + " " + side;
            case GUEST, ROOT -> side + " " + mode(side, event);
            default -> side;
        };
    }

    private String mode(String side, TraceEvent event) {
        boolean leaves = event.mode() == Mode.USER || event.mode() == Mode.KERNEL;
        if (leaves) left.put(side, event.mode());
        return left.getOrDefault(side, Mode.KERNEL) == Mode.USER ? "user" : "kernel";
    }

    private String owner(TraceEvent event) {
        return event.partition() == partition ? GUEST : ROOT;
    }

    private ModeSwitch kind(String[] sides, TraceEvent event) {
        boolean plain = sides[0].equals("user") || sides[1].equals("user");
        if (plain) return owner(event).equals(GUEST) ? ModeSwitch.GUEST_CALL : ModeSwitch.IN_PARENT;
        boolean guest = sides[0].equals(GUEST) || sides[1].equals(GUEST);
        return guest ? ModeSwitch.IN_VM : ModeSwitch.TO_PARENT;
    }
}
