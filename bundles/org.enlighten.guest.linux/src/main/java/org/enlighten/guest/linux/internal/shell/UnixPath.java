// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.ArrayList;
import java.util.List;

/// Paths with one root and `/` between names.
final class UnixPath {
    private UnixPath() {}

    /// A whole path, with `.` and `..` taken out.
    static String resolve(String directory, String text) {
        List<String> names = new ArrayList<>();
        for (String name : (text.startsWith("/") ? text : directory + "/" + text).split("/")) {
            if (name.equals("..")) {
                if (!names.isEmpty()) names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) names.add(name);
        }
        return "/" + String.join("/", names);
    }

    /// `/` for `/a`, `/a` for `/a/b`.
    static String parent(String path) {
        return path.lastIndexOf('/') <= 0 ? "/" : path.substring(0, path.lastIndexOf('/'));
    }

    /// Empty for the root.
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }
}
