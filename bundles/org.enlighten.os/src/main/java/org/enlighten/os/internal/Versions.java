// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

/// Dotted version numbers, compared part by part; what is no number counts as 0.
final class Versions {
    private Versions() {}

    static int compare(String a, String b) {
        String[] as = a.split("\\.");
        String[] bs = b.split("\\.");
        for (int i = 0; i < Math.max(as.length, bs.length); i++) {
            int byPart = Long.compare(part(as, i), part(bs, i));
            if (byPart != 0) return byPart;
        }
        return 0;
    }

    private static long part(String[] parts, int i) {
        if (i >= parts.length || !parts[i].matches("\\d{1,9}")) return 0;
        return Long.parseLong(parts[i]);
    }
}
