// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.util.List;
import java.util.Set;

/// Names that only some bundles may use.
///
/// @param promise what the ban keeps true
/// @param rooms who is not bound by it; `launcher` counts as one here
/// @param names types, packages (with a final dot) or members, written out in full; `?.` stands for any owner of a
/// member
/// @param instead what to do instead, as the end of a sentence
record Ban(String promise, Set<String> rooms, List<String> names, String instead) {
    /// Whether a name is one of the banned, or lies inside one.
    boolean covers(String name) {
        return names.stream().anyMatch(banned -> {
            if (banned.startsWith("?.")) {
                return name.endsWith(banned.substring(1));
            }
            return banned.endsWith(".")
                    ? name.startsWith(banned)
                    : name.equals(banned) || name.startsWith(banned + ".");
        });
    }
}
