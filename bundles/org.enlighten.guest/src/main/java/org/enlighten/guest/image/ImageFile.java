// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of an image file of our own: a few lines that name program and version, and zeros up to its size, which
/// is what loading it costs in reads and memory.
public final class ImageFile {
    private ImageFile() {}

    public static byte[] of(String program, String version, int kib) {
        byte[] head = ("program=" + program + "\r\nversion=" + version + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(head, kib * 1024);
    }
}
