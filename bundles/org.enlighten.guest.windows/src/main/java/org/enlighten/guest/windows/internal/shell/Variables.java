// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Locale;

/// `%CD%` and `%ERRORLEVEL%` in a line.
final class Variables {
    private Variables() {}

    static String expand(String line, Session session) {
        StringBuilder out = new StringBuilder();
        for (int from = 0; from < line.length(); ) {
            int open = line.indexOf('%', from);
            int close = open < 0 ? -1 : line.indexOf('%', open + 1);
            if (close < 0) return out.append(line, from, line.length()).toString();
            String value = value(line.substring(open + 1, close), session);
            boolean known = !value.isEmpty();
            out.append(line, from, open).append(known ? value : "%");
            from = known ? close + 1 : open + 1;
        }
        return out.toString();
    }

    private static String value(String name, Session session) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "CD" -> session.directory();
            case "ERRORLEVEL" -> Integer.toString(session.exitCode());
            default -> "";
        };
    }
}
