// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.Set;
import java.util.TreeSet;

/// Which files were changed since the last mark, by key: only those are copied by the next one.
final class Changes {
    private final Set<String> keys = new TreeSet<>();
    private boolean everything = true;

    void changed(String path) {
        keys.add(Names.key(path));
    }

    boolean isChanged(String path) {
        return everything || keys.contains(Names.key(path));
    }

    /// A file, or a directory with all it holds, has another name now.
    void renamed(FileIndex index, String from, String to) {
        changed(from);
        String inside = Names.key(to) + "/";
        for (FileRecord record : index.all()) {
            String key = Names.key(record.path);
            if (key.equals(Names.key(to)) || key.startsWith(inside)) changed(record.path);
        }
    }

    /// From now on nothing is changed.
    void clear() {
        keys.clear();
        everything = false;
    }
}
