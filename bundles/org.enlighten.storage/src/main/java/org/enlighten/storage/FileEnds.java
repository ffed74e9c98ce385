// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a format is recognized by.
///
/// @param first the first [#FIRST_BYTES] of a file, fewer of a shorter one
/// @param last the last [#LAST_BYTES] of a file, fewer of a shorter one
public record FileEnds(byte[] first, byte[] last, long sizeBytes) {
    public static final int FIRST_BYTES = 4096;
    public static final int LAST_BYTES = 512;

    public boolean beginsWith(String ascii) {
        return matches(first, 0, ascii);
    }

    /// Whether the last sector, or one that is a byte shorter, begins with `ascii`.
    public boolean lastSectorBeginsWith(String ascii) {
        return matches(last, 0, ascii) || matches(last, 1, ascii);
    }

    private static boolean matches(byte[] bytes, int at, String ascii) {
        byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= at + wanted.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
