// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Paths as this system writes them: a drive, `\`, names with `\` between them.
final class WindowsPath {
    private WindowsPath() {}

    static boolean hasDrive(String text) {
        return text.length() >= 2 && text.charAt(1) == ':' && Character.isLetter(text.charAt(0));
    }

    /// The whole path that a person means, with `.` and `..` taken out.
    static String resolve(Session session, String text) {
        String path = text.replace('/', '\\');
        String drive = session.directory().substring(0, 2);
        if (hasDrive(path)) {
            drive = path.substring(0, 2).toUpperCase(Locale.ROOT);
            path = path.substring(2);
        }
        String base = path.startsWith("\\") ? "" : session.directory(drive).substring(2);
        List<String> names = new ArrayList<>();
        for (String name : (base + "\\" + path).split("\\\\")) {
            if (name.equals("..")) {
                if (!names.isEmpty()) names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) names.add(name);
        }
        return drive + "\\" + String.join("\\", names);
    }

    static boolean isRoot(String path) {
        return path.length() == 3;
    }

    /// `C:\` for `C:\A`, `C:\A` for `C:\A\B`.
    static String parent(String path) {
        int slash = path.lastIndexOf('\\');
        return slash <= 2 ? path.substring(0, 3) : path.substring(0, slash);
    }

    /// Empty for a root.
    static String name(String path) {
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    static String join(String directory, String name) {
        return directory.endsWith("\\") ? directory + name : directory + "\\" + name;
    }
}
