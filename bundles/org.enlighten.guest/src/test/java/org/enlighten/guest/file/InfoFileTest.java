// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

class InfoFileTest {
    private static final String TEXT = "; head\r\n[One]\r\na = 1\r\nb=2 ; two\r\n\r\n[Two]\r\nplain\r\n";

    @Test
    void findsValuesAndLinesBySection() {
        InfoFile file = InfoFile.parse(TEXT);
        assertEquals("1", file.value("one", "A", ""));
        assertEquals("2", file.value("One", "b", ""));
        assertEquals("none", file.value("Two", "a", "none"));
        assertEquals(List.of("plain"), file.lines("TWO"));
        assertEquals(List.of(), file.lines("Three"));
    }

    @Test
    void readsAnythingAsAText() {
        long seed = 20260101;
        System.out.println("InfoFileTest seed=" + seed);
        Chance chance = new Chance(seed);
        byte[] valid = TEXT.getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = valid.clone();
            bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            InfoFile file = InfoFile.parse(new String(bytes, StandardCharsets.ISO_8859_1));
            assertNotNull(file.value("One", "a", ""));
            assertNotNull(file.lines("Two"));
        }
    }
}
