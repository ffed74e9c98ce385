// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.enlighten.workbench.internal.look.Look;

/// Glyphs of 8 by 16 dots, one byte a row, leftmost dot in the highest bit: the same on every system, and never
/// blurred.
final class ScreenFont {
    static final int WIDTH = 8;
    static final int HEIGHT = 16;
    private static final byte[] UNKNOWN = HexFormat.of().parseHex("00007E424242424242424242427E0000");

    private final Map<Integer, byte[]> glyphs = new HashMap<>();

    ScreenFont() {
        InputStream resource = Look.class.getResourceAsStream("screen-font.hex");
        if (resource == null) throw new IllegalStateException("the screen's font is missing from the bundle");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
            lines.lines().forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        glyphs.put(
                Integer.parseInt(line.substring(0, colon), 16),
                HexFormat.of().parseHex(line, colon + 1, line.length()));
    }

    /// 16 bytes; a hollow box for what the font does not have.
    byte[] glyph(char character) {
        return glyphs.getOrDefault((int) character, UNKNOWN);
    }
}
