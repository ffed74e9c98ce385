// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.tool;

import java.util.Optional;
import org.enlighten.os.NetworkInfo;

/// Adapters as this system calls them: `Local Area Connection`, the next ones with their number behind it.
final class Connections {
    private static final String FIRST = "Local Area Connection";

    private Connections() {}

    static String name(int number) {
        return number == 1 ? FIRST : FIRST + " " + number;
    }

    static Optional<NetworkInfo.Adapter> find(NetworkInfo info, String name) {
        return info.adapters().stream()
                .filter(a -> name(a.number()).equalsIgnoreCase(name))
                .findFirst();
    }
}
