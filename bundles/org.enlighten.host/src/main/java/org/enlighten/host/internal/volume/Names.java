// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.Locale;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// What may be a path on a volume. A path that passes cannot lead out of the volume's root: it has neither `..` nor a
/// root nor a drive, whatever the real file system makes of such things.
final class Names {
    private static final String FORBIDDEN = "\\:*?\"<>|";
    private static final int LENGTH_MAX = 255;

    private Names() {}

    /// The path without surrounding slashes; empty for the root.
    static String checked(String path) {
        if (path.isEmpty()) return path;
        for (String name : path.split("/", -1)) check(path, name);
        return path;
    }

    /// How paths are compared.
    static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String child(String parent, String name) {
        return parent.isEmpty() ? name : parent + "/" + name;
    }

    private static void check(String path, String name) {
        if (name.isEmpty()) throw refused(path, "a name in it is empty");
        if (name.equals(".") || name.equals("..")) throw refused(path, "it must not contain '" + name + "'");
        if (name.length() > LENGTH_MAX) throw refused(path, "a name in it is longer than 255 characters");
        if (name.endsWith(" ") || name.endsWith(".")) throw refused(path, "a name must not end with a blank or a dot");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || FORBIDDEN.indexOf(c) >= 0) throw refused(path, "a character in it is not allowed in names");
        }
    }

    static OperationFailed refused(String path, String why) {
        String shown = path.length() > 100 ? path.substring(0, 100) + "…" : path;
        return new OperationFailed(
                Failure.INVALID,
                "'" + shown.replaceAll("\\p{Cntrl}", "?") + "' is no path on this volume: " + why + ".");
    }
}
