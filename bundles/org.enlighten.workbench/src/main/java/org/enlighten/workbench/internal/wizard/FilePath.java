// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.wizard;

import java.util.regex.Pattern;

/// Paths on a host, as Windows writes them. Whether a file is there is the host's to say.
final class FilePath {
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z]:\\\\[^/:*?\"<>|]+");
    private static final Pattern NAME = Pattern.compile("[^\\\\/:*?\"<>|]+");

    private FilePath() {}

    static boolean absolute(String path) {
        return ABSOLUTE.matcher(path.strip()).matches();
    }

    static boolean fileName(String name) {
        return !name.isBlank() && NAME.matcher(name.strip()).matches();
    }

    static String join(String folder, String name) {
        String base = folder.strip();
        return base.endsWith("\\") ? base + name : base + "\\" + name;
    }
}
