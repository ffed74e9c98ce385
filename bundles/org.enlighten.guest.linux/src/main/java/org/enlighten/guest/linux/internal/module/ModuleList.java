// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.module;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// The list of modules that the kernel reads: one path a line, below the list's own directory, and a colon.
public final class ModuleList {
    public static final String NAME = "modules.dep";

    /// On a CD.
    public static final String CD_NAME = "MODULES.DEP";

    private ModuleList() {}

    public static String text(Collection<String> paths) {
        StringBuilder text = new StringBuilder();
        for (String path : new TreeSet<>(paths)) text.append(path).append(":\n");
        return text.toString();
    }

    static List<String> parse(String text) {
        List<String> paths = new ArrayList<>();
        for (String line : text.split("[\r\n]+")) {
            String path = line.split("[:#]", 2)[0].strip();
            if (!path.isEmpty()) paths.add(path);
        }
        return paths;
    }

    /// Modules that a list names.
    public static List<String> names(String text) {
        return parse(text).stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .map(file -> file.endsWith(".ko") ? file.substring(0, file.length() - 3) : file)
                .toList();
    }

    /// The list with more in it.
    static String with(String text, Collection<String> more) {
        List<String> all = parse(text);
        all.addAll(more);
        return text(all);
    }
}
