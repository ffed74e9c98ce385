// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enlighten.simulation.Chance;

/// Somebody who defines machines, changes them and removes them, and makes disks. Knows what a list of the machines
/// may
/// say when the last change was not answered.
final class Definitions {
    private static final int MACHINES_MOST = 8;

    private record Definition(int memoryMib, String notes) {}

    private final Chance chance;
    private final Map<String, Definition> old = new TreeMap<>();
    private final Map<String, Definition> changed = new TreeMap<>();
    private int number;

    Definitions(Chance chance, String guest) {
        this.chance = chance;
        old.put(guest, new Definition(64, ""));
        changed.putAll(old);
    }

    /// A command that changes something, and its arguments.
    String next() {
        number++;
        List<String> own =
                changed.keySet().stream().filter(n -> n.startsWith("vm")).toList();
        if (own.isEmpty()) return define();
        String name = own.get(chance.nextInt(own.size()));
        return switch (chance.nextInt(own.size() > MACHINES_MOST ? 3 : 6)) {
            case 0 -> {
                changed.remove(name);
                yield "remove\t" + name;
            }
            case 1 -> memory(name);
            case 2 -> notes(name);
            case 3 -> "disk\tC:\\d" + number + ".vhd";
            default -> define();
        };
    }

    private String define() {
        changed.put("vm" + number, new Definition(512, ""));
        return "define\tvm" + number;
    }

    private String memory(String name) {
        int mib = 64 + 2 * chance.nextInt(500);
        changed.put(name, new Definition(mib, changed.get(name).notes()));
        return "memory\t" + name + "\t" + mib;
    }

    private String notes(String name) {
        String notes = "change " + number + " " + "n".repeat(chance.nextInt(2_000));
        changed.put(name, new Definition(changed.get(name).memoryMib(), notes));
        return "notes\t" + name + "\t" + notes;
    }

    /// The last change was promised.
    void done() {
        old.clear();
        old.putAll(changed);
    }

    /// The next process lists the machines: old or new.
    void found(String list, String replay) {
        boolean isOld = list.equals(listed(old));
        assertTrue(
                isOld || list.equals(listed(changed)),
                () -> "%s%n%s%n%s%n%s".formatted(replay, list, listed(old), listed(changed)));
        if (isOld) {
            changed.clear();
            changed.putAll(old);
        } else done();
    }

    private static String listed(Map<String, Definition> definitions) {
        return definitions.entrySet().stream()
                .map(e -> "%s %d '%s'"
                        .formatted(
                                e.getKey(),
                                e.getValue().memoryMib(),
                                e.getValue().notes()))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
