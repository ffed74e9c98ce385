// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Known names that somebody may have meant.
public final class Nearest {
    private static final int SHOWN_MAX = 3;

    private Nearest() {}

    /// At most three of `known`, the nearest first: few letters differ, or one begins with the other.
    public static List<String> to(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3))
                .sorted(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN_MAX)
                .toList();
    }

    /// `A`, `A and B`, `A, B and C`.
    public static String enumerated(List<String> names, String last) {
        if (names.size() < 2) return String.join("", names);
        String head = String.join(", ", names.subList(0, names.size() - 1));
        return head + " " + last + " " + names.getLast();
    }

    /// ` Did you mean A or B?`, or nothing.
    public static String question(String name, Collection<String> known) {
        List<String> near = to(name, known);
        return near.isEmpty() ? "" : " Did you mean " + enumerated(near, "or") + "?";
    }

    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        return a.length() > 3 && b.startsWith(a) ? 1 : edits(a, b);
    }

    /// Insertions, deletions, replacements and swaps of neighbours that make `b` of `a`.
    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) d[i][0] = i;
        for (int j = 0; j <= b.length(); j++) d[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1))
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
        return d[a.length()][b.length()];
    }
}
