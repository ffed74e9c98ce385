// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A size as people write it: `512MB`, `20GB`, `4096`. Units are powers of 1,024, as PowerShell has them.
public record ByteSize(long bytes) {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
    private static final Pattern FORM = Pattern.compile("([0-9]{1,19})(?:\\.([0-9]{1,6}))?\\s*(B|KB|MB|GB|TB)?");

    /// @throws IllegalArgumentException with a sentence when it is not a size, or too large to be one
    public static ByteSize parse(String text) {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches()) throw new IllegalArgumentException("a size such as 512MB or 20GB, not '" + text + "'");
        try {
            long unit = unit(form.group(3));
            long whole = Math.multiplyExact(Long.parseLong(form.group(1)), unit);
            return new ByteSize(Math.addExact(whole, fraction(form.group(2), unit)));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("a size below 8388608TB, not '" + text + "'", e);
        }
    }

    private static long unit(String name) {
        long unit = 1;
        for (String known : UNITS) {
            if (name == null || known.equals(name)) return unit;
            unit *= 1024;
        }
        throw new IllegalArgumentException(name);
    }

    private static long fraction(String digits, long unit) {
        return digits == null ? 0 : (long) (Double.parseDouble("0." + digits) * unit);
    }

    /// With the largest unit that gives a whole number, or one decimal.
    public static String text(long bytes) {
        int unit = 0;
        long size = bytes;
        while (size >= 1024 && size % 1024 == 0 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        if (size < 10_000) return size + " " + UNITS[unit];
        double rounded = bytes;
        for (unit = 0; rounded >= 1024 && unit < UNITS.length - 1; unit++) rounded /= 1024;
        return String.format(Locale.ROOT, "%.1f %s", rounded, UNITS[unit]);
    }
}
