// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which room may import which, as the house was planned. A direction is not added here without a record in
/// `docs/decisions/`.
final class HousePlan {
    static final String ROOT = "org.enlighten.";

    /// Rooms that everybody may import.
    private static final Set<String> OPEN = Set.of("simulation", "block");

    /// A name alone: all exported packages; with `/p`: only those called `protocol`.
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>();

    static {
        room("simulation", "");
        room("block", "");
        room("testkit.state", "");
        room("machine", "");
        room("host", "machine");
        room("os", "machine");
        room("storage", "host");
        room("network", "host");
        room("hypervisor", "machine host");
        room("chipset", "machine storage network");
        room("vmbus", "machine os hypervisor/p");
        room("vmbus.storage", "machine os storage vmbus");
        room("vmbus.network", "machine os network vmbus");
        room("vmbus.integration", "machine os vmbus");
        room("guest", "machine os storage/p network/p");
        room("guest.windows", "machine os guest");
        room("guest.linux", "machine os guest");
        room("platform", "machine host os storage network guest");
        room(
                "platform.hyperv",
                "machine host os storage network hypervisor chipset vmbus vmbus.storage vmbus.network"
                        + " vmbus.integration guest platform");
        room("platform.monolithic", "machine host os storage network chipset guest platform");
        room("platform.hosted", "machine host os storage network chipset guest platform");
        room("store", "platform");
        room("management", "machine host os storage network guest platform store");
        room("validation", "machine host os storage network guest platform store management");
        room(
                "validation.svvp",
                "machine host os storage network guest platform store management validation chipset/p vmbus/p"
                        + " vmbus.storage/p vmbus.network/p vmbus.integration/p");
        room("console", "management validation");
        room("workbench", "management validation");
        Set<String> below = new TreeSet<>(MAY_IMPORT.keySet());
        below.removeAll(Set.of("console", "workbench"));
        room("testkit", String.join(" ", below));
        // Not rooms: they import nobody, and nobody imports them.
        room("launcher", "");
    }

    private HousePlan() {}

    private static void room(String name, String mayImport) {
        Set<String> allowed = new TreeSet<>(Arrays.asList(mayImport.split(" ")));
        allowed.remove("");
        MAY_IMPORT.put(name, allowed);
    }

    /// The room of a bundle; empty for a bundle that is not in the plan.
    static Optional<String> roomOfBundle(String bundle) {
        return bundle.startsWith(ROOT) && MAY_IMPORT.containsKey(bundle.substring(ROOT.length()))
                ? Optional.of(bundle.substring(ROOT.length()))
                : Optional.empty();
    }

    /// The room that a qualified name under `org.enlighten` belongs to: the longest that fits.
    static Optional<String> roomOfName(String name) {
        String rest = name.substring(ROOT.length());
        return MAY_IMPORT.keySet().stream()
                .filter(room -> rest.equals(room) || rest.startsWith(room + "."))
                .max((a, b) -> Integer.compare(a.length(), b.length()));
    }

    /// What a name of another room makes wrong in a file of `room`; empty when it may stand there.
    static Optional<String> objection(String room, String name) {
        Optional<String> owner = roomOfName(name);
        if (owner.isEmpty()) {
            return Optional.of("'%s' belongs to no room of the house".formatted(name));
        }
        String other = owner.get();
        if (other.equals(room)) {
            return Optional.empty();
        }
        if (has(name, other, "internal")) {
            return Optional.of("'%s' is internal to %s".formatted(name, other));
        }
        boolean fully = (OPEN.contains(other) && !(room.equals("simulation") || room.equals("launcher")))
                || MAY_IMPORT.get(room).contains(other);
        boolean byProtocol = MAY_IMPORT.get(room).contains(other + "/p") && has(name, other, "protocol");
        return fully || byProtocol
                ? Optional.empty()
                : Optional.of(
                        "%s may not import %s ('%s'); it may import %s".formatted(room, other, name, mayImport(room)));
    }

    private static boolean has(String name, String room, String segment) {
        String inside = name.substring((ROOT + room).length());
        return Arrays.asList(inside.split("\\.")).contains(segment);
    }

    private static String mayImport(String room) {
        Set<String> all = new TreeSet<>(MAY_IMPORT.get(room));
        all.addAll(OPEN);
        all.remove(room);
        return String.join(", ", all);
    }
}
