// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.ImageData;
import org.enlighten.management.ScreenView;
import org.junit.jupiter.api.Test;

class ScreenPictureTest {
    private final ScreenPicture picture = new ScreenPicture();

    private static ScreenView screen(String line, int attribute, boolean cursor) {
        byte[] attributes = new byte[8];
        Arrays.fill(attributes, (byte) attribute);
        return new ScreenView(1, true, 4, 2, List.of(line, "    "), attributes, 1, 1, cursor);
    }

    private static long dots(ImageData data, int colour) {
        return IntStream.range(0, data.width * data.height)
                .filter(i -> data.getPixel(i % data.width, i / data.width) == colour)
                .count();
    }

    @Test
    void aScreenIsAsLargeAsItsCharacters() {
        ImageData data = picture.draw(screen("abcd", 0x07, false), false);
        assertEquals(32, data.width);
        assertEquals(32, data.height);
    }

    @Test
    void theAttributeGivesInkAndPaper() {
        ImageData data = picture.draw(screen("A   ", 0x1F, false), false);
        assertTrue(dots(data, 0xFFFFFF) > 10, "the letter is white");
        assertEquals(32 * 32, dots(data, 0xFFFFFF) + dots(data, 0x0000AA), "all else is blue");
    }

    @Test
    void twoLettersLookDifferentAndAnUnknownOneIsABox() {
        byte[] a = picture.draw(screen("A   ", 0x07, false), false).data;
        byte[] b = picture.draw(screen("B   ", 0x07, false), false).data;
        byte[] unknown = picture.draw(screen("\uFFFF   ", 0x07, false), false).data;
        byte[] blank = picture.draw(screen("    ", 0x07, false), false).data;
        assertNotEquals(Arrays.hashCode(a), Arrays.hashCode(b));
        assertNotEquals(Arrays.hashCode(blank), Arrays.hashCode(unknown));
    }

    @Test
    void theCursorIsDrawnInTheLitHalfOfItsBlinking() {
        ScreenView screen = screen("    ", 0x07, true);
        assertEquals(16, dots(picture.draw(screen, true), 0xAAAAAA), "two rows of eight dots");
        assertEquals(0, dots(picture.draw(screen, false), 0xAAAAAA));
    }

    @Test
    void aScreenThatIsShorterThanItSaysIsDrawnAsFarAsItGoes() {
        ScreenView odd = new ScreenView(1, true, 4, 2, List.of("A"), new byte[1], 9, 9, true);
        assertEquals(32, picture.draw(odd, true).height);
    }
}
