// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.screen;

import java.util.Arrays;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.enlighten.management.ScreenView;

/// Draws a text screen dot by dot, without a display: for the connection window and for thumbnails.
public final class ScreenPicture {
    private static final PaletteData RGB = new PaletteData(0xFF0000, 0xFF00, 0xFF);
    private static final int CURSOR_ROWS = 2;
    /// The sixteen colours of a VGA in text mode.
    private static final int[] COLOURS = {
        0x000000, 0x0000AA, 0x00AA00, 0x00AAAA, 0xAA0000, 0xAA00AA, 0xAA5500, 0xAAAAAA,
        0x555555, 0x5555FF, 0x55FF55, 0x55FFFF, 0xFF5555, 0xFF55FF, 0xFFFF55, 0xFFFFFF
    };

    private final ScreenFont font = new ScreenFont();

    /// Dots across and down.
    public static int width(ScreenView screen) {
        return screen.columns() * ScreenFont.WIDTH;
    }

    public static int height(ScreenView screen) {
        return screen.rows() * ScreenFont.HEIGHT;
    }

    /// @param cursorLit whether a visible cursor is in the lit half of its blinking
    public ImageData draw(ScreenView screen, boolean cursorLit) {
        ImageData picture = new ImageData(width(screen), height(screen), 24, RGB);
        for (int row = 0; row < screen.rows() && row < screen.lines().size(); row++) line(picture, screen, row);
        if (cursorLit && screen.cursorVisible()) cursor(picture, screen);
        return picture;
    }

    private void line(ImageData picture, ScreenView screen, int row) {
        String line = screen.lines().get(row);
        for (int column = 0; column < screen.columns() && column < line.length(); column++) {
            int attribute = attribute(screen, column, row);
            cell(picture, column, row, font.glyph(line.charAt(column)), attribute);
        }
    }

    private static int attribute(ScreenView screen, int column, int row) {
        int at = row * screen.columns() + column;
        return at < screen.attributes().length ? screen.attributes()[at] & 0xFF : 0x07;
    }

    private static void cell(ImageData picture, int column, int row, byte[] glyph, int attribute) {
        int ink = COLOURS[attribute & 0xF];
        int paper = COLOURS[attribute >> 4 & 0x7];
        int[] dots = new int[ScreenFont.WIDTH];
        for (int y = 0; y < ScreenFont.HEIGHT; y++) {
            for (int x = 0; x < ScreenFont.WIDTH; x++) dots[x] = (glyph[y] >> (7 - x) & 1) == 1 ? ink : paper;
            picture.setPixels(column * ScreenFont.WIDTH, row * ScreenFont.HEIGHT + y, dots.length, dots, 0);
        }
    }

    private static void cursor(ImageData picture, ScreenView screen) {
        boolean inside = screen.cursorColumn() >= 0
                && screen.cursorColumn() < screen.columns()
                && screen.cursorRow() >= 0
                && screen.cursorRow() < screen.rows();
        if (!inside) return;
        int ink = COLOURS[attribute(screen, screen.cursorColumn(), screen.cursorRow()) & 0xF];
        int[] dots = new int[ScreenFont.WIDTH];
        Arrays.fill(dots, ink);
        for (int y = ScreenFont.HEIGHT - CURSOR_ROWS; y < ScreenFont.HEIGHT; y++)
            picture.setPixels(
                    screen.cursorColumn() * ScreenFont.WIDTH,
                    screen.cursorRow() * ScreenFont.HEIGHT + y,
                    dots.length,
                    dots,
                    0);
    }
}
