// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayDeque;

/// How paths are written, and what a volume's file system gets of them: `\\` between names, `.` and `..`
/// resolved.
final class PathNames {
    private PathNames() {}

    static String onVolume(String path) {
        ArrayDeque<String> names = new ArrayDeque<>();
        for (String name : path.replace('/', '\\').split("\\\\")) {
            if (name.isEmpty() || name.equals(".")) continue;
            if (!name.equals("..")) names.addLast(name);
            else names.pollLast();
        }
        return "\\" + String.join("\\", names);
    }

    /// The rest of a path below a directory such as `/media/cdrom0`, or empty when it does not lie there.
    static java.util.Optional<String> below(String directory, String path) {
        if (!path.startsWith(directory)) return java.util.Optional.empty();
        String rest = path.substring(directory.length());
        return rest.isEmpty() || rest.startsWith("/")
                ? java.util.Optional.of(onVolume(rest))
                : java.util.Optional.empty();
    }
}
