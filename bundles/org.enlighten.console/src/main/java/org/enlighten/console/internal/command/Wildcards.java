// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.regex.Pattern;

/// Names with `*` for any letters and `?` for any one, as PowerShell has them; case does not matter.
final class Wildcards {
    private Wildcards() {}

    static Pattern pattern(String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : text.toCharArray()) {
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    static boolean matches(String text, String name) {
        return pattern(text).matcher(name).matches();
    }

    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
}
