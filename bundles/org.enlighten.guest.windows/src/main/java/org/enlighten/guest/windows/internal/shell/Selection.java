// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.List;
import java.util.Locale;
import org.enlighten.os.Listing;
import org.enlighten.os.SystemCall;

/// Files that a person names: a directory and a pattern of names in it. Even one plain name is looked up in its
/// directory's listing, so that a wildcard and a name go the same way.
record Selection(String directory, String pattern) {
    static Selection of(Session session, String text) {
        String path = WindowsPath.resolve(session, text);
        return new Selection(WindowsPath.parent(path), WindowsPath.name(path));
    }

    SystemCall list() {
        return new SystemCall.List(directory);
    }

    List<String> files(Listing listing) {
        return new Wildcard(pattern)
                .filesOf(listing).stream().map(Listing.Entry::name).toList();
    }

    String path(String name) {
        return WindowsPath.join(directory, name);
    }

    /// Why [#files] is empty, as a sentence.
    String nothing(Listing listing) {
        String all = WindowsPath.join(directory, pattern);
        boolean isDirectory = listing.entries().stream()
                .anyMatch(entry -> entry.directory()
                        && entry.name().toUpperCase(Locale.ROOT).equals(pattern.toUpperCase(Locale.ROOT)));
        return isDirectory
                ? "'%s' is a directory: name files in it, such as '%s\\*'.".formatted(all, all)
                : "There is no file '%s'.".formatted(all);
    }
}
