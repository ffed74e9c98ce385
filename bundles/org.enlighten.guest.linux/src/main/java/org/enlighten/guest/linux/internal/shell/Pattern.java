// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.List;
import org.enlighten.os.Listing;

/// The last name of a path with `*` for any characters and `?` for one.
///
/// @param before what stands before that name, as typed
record Pattern(String before, String name) {
    static Pattern of(String text) {
        int slash = text.lastIndexOf('/');
        return new Pattern(text.substring(0, slash + 1), text.substring(slash + 1));
    }

    /// The directory that is to be listed.
    String directory(Session session) {
        return session.resolve(before.isEmpty() ? "." : before);
    }

    /// What takes the pattern's place, sorted; itself when nothing fits.
    List<String> expand(Listing listing) {
        List<String> found = listing.entries().stream()
                .map(Listing.Entry::name)
                .filter(each -> each.startsWith(".") == name.startsWith("."))
                .filter(this::fits)
                .sorted()
                .map(each -> before + each)
                .toList();
        return found.isEmpty() ? List.of(before + name) : found;
    }

    private boolean fits(String text) {
        // The classic walk: a star remembers where it stood, and takes one character more when the rest fails.
        int p = 0;
        int star = -1;
        int starText = 0;
        for (int t = 0; t < text.length(); ) {
            if (p < name.length()
                    && name.charAt(p) != '*'
                    && (name.charAt(p) == '?' || name.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (p < name.length() && name.charAt(p) == '*') {
                star = p++;
                starText = t;
            } else if (star >= 0) {
                p = star + 1;
                t = ++starText;
            } else return false;
        }
        while (p < name.length() && name.charAt(p) == '*') p++;
        return p == name.length();
    }
}
