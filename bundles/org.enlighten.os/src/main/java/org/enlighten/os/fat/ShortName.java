// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A name of eight and three characters as it lies in an entry, with Windows NT's two bits for names in small
/// letters.
///
/// @param bytes 11, padded with spaces
/// @param lowerCase bit 3: the base is in small letters, bit 4: the extension is
record ShortName(byte[] bytes, int lowerCase) {
    static final int BYTES = 11;
    private static final int BASE = 8;
    private static final int LOWER_BASE = 0x08;
    private static final int LOWER_EXTENSION = 0x10;
    private static final String SPECIAL = "!#$%&'()-@^_`{}~";
    private static final Pattern FITS =
            Pattern.compile("([A-Z0-9!#$%&'()\\-@^_`{}~]{1,8}|[a-z0-9!#$%&'()\\-@^_`{}~]{1,8})"
                    + "(\\.([A-Z0-9!#$%&'()\\-@^_`{}~]{1,3}|[a-z0-9!#$%&'()\\-@^_`{}~]{1,3}))?");

    static final ShortName DOT = new ShortName(padded(".", ""), 0);
    static final ShortName DOT_DOT = new ShortName(padded("..", ""), 0);

    /// The short name that says all of `name`; empty when it needs a long one.
    static Optional<ShortName> exactly(String name) {
        if (!FITS.matcher(name).matches()) return Optional.empty();
        int dot = name.lastIndexOf('.');
        String base = dot < 0 ? name : name.substring(0, dot);
        String extension = dot < 0 ? "" : name.substring(dot + 1);
        int lower = (isLower(base) ? LOWER_BASE : 0) | (isLower(extension) ? LOWER_EXTENSION : 0);
        return Optional.of(new ShortName(padded(upper(base), upper(extension)), lower));
    }

    /// A short name beside a long one: up to six characters of it, `~`, and a number that makes it one of its own.
    static ShortName alias(String name, Predicate<ShortName> isTaken) {
        String stripped = name.replace(" ", "").replaceFirst("^\\.+", "");
        int dot = stripped.lastIndexOf('.');
        String base = legal(dot < 0 ? stripped : stripped.substring(0, dot));
        String extension = legal(dot < 0 ? "" : stripped.substring(dot + 1));
        for (int n = 1; ; n++) {
            String tail = "~" + n;
            String head = base.substring(0, Math.min(base.length(), BASE - tail.length()));
            String end = extension.substring(0, Math.min(3, extension.length()));
            ShortName alias = new ShortName(padded(head + tail, end), 0);
            if (!isTaken.test(alias)) return alias;
        }
    }

    /// Whether a name of which this is the first byte can be called so: false only when it surely cannot.
    static boolean mayBegin(byte first, String name) {
        if (name.isEmpty() || first <= ' ') return true;
        char c = name.charAt(0);
        boolean plain = c > ' ' && c < 0x7F;
        return !plain || Character.toUpperCase(c) == Character.toUpperCase((char) first);
    }

    private static String legal(String text) {
        StringBuilder legal = new StringBuilder();
        for (char c : upper(text).toCharArray()) {
            if (c == '.') continue;
            boolean plain = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || SPECIAL.indexOf(c) >= 0;
            legal.append(plain ? c : '_');
        }
        return legal.toString();
    }

    private static boolean isLower(String text) {
        return !text.equals(upper(text));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static byte[] padded(String base, String extension) {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) ' ');
        byte[] b = base.getBytes(StandardCharsets.US_ASCII);
        byte[] e = extension.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(b, 0, bytes, 0, b.length);
        System.arraycopy(e, 0, bytes, BASE, e.length);
        return bytes;
    }

    boolean isSameAs(ShortName other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /// As people see it.
    String text() {
        String base = part(0, BASE);
        String extension = part(BASE, BYTES);
        if ((lowerCase & LOWER_BASE) != 0) base = base.toLowerCase(Locale.ROOT);
        if ((lowerCase & LOWER_EXTENSION) != 0) extension = extension.toLowerCase(Locale.ROOT);
        return extension.isEmpty() ? base : base + "." + extension;
    }

    private String part(int from, int to) {
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        if (from == 0 && part[0] == 0x05) part[0] = (byte) 0xE5; // how a name begins that would look deleted
        return new String(part, StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /// What ties the parts of a long name to this name.
    int checksum() {
        int sum = 0;
        for (byte b : bytes) sum = ((sum & 1) << 7 | sum >> 1) + (b & 0xFF) & 0xFF;
        return sum;
    }
}
