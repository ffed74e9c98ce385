// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.List;
import java.util.Locale;
import org.enlighten.os.Listing;

/// Names with `*` for any characters and `?` for one, compared without case. `*.*` is every name, as ever.
record Wildcard(String pattern) {
    static boolean isIn(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    List<Listing.Entry> of(Listing listing) {
        return listing.entries().stream()
                .filter(entry -> !entry.name().equals(".") && !entry.name().equals(".."))
                .filter(entry -> matches(entry.name()))
                .toList();
    }

    List<Listing.Entry> filesOf(Listing listing) {
        return of(listing).stream().filter(entry -> !entry.directory()).toList();
    }

    boolean matches(String name) {
        if (pattern.equals("*.*")) return true;
        String wanted = pattern.toUpperCase(Locale.ROOT);
        String text = name.toUpperCase(Locale.ROOT);
        // The classic walk: a star remembers where it stood, and takes one character more when the rest fails.
        int p = 0;
        int star = -1;
        int starText = 0;
        for (int t = 0; t < text.length(); ) {
            if (p < wanted.length() && (fits(wanted.charAt(p), text.charAt(t)))) {
                p++;
                t++;
            } else if (p < wanted.length() && wanted.charAt(p) == '*') {
                star = p++;
                starText = t;
            } else if (star >= 0) {
                p = star + 1;
                t = ++starText;
            } else return false;
        }
        while (p < wanted.length() && wanted.charAt(p) == '*') p++;
        return p == wanted.length();
    }

    private static boolean fits(char wanted, char found) {
        return wanted == '?' || (wanted != '*' && wanted == found);
    }
}
