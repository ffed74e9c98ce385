// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Locale;
import java.util.Optional;

/// Numbers as people type and read them.
final class Numbers {
    private Numbers() {}

    /// A whole decimal number of at most nine digits, with or without a sign.
    static Optional<Long> parse(String text) {
        return text.matches("-?\\d{1,9}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /// With a comma after each three digits.
    static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String plural(long count, String one, String many) {
        return grouped(count) + " " + (count == 1 ? one : many);
    }
}
