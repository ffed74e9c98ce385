// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    private final KeyTable keys = new KeyTable();

    private String typed(int... codes) {
        StringBuilder text = new StringBuilder();
        for (int code : codes) {
            int c = keys.character(code);
            if (c != KeyTable.NOTHING) text.append((char) c);
        }
        return text.toString();
    }

    @Test
    void keysGoingDownGiveCharacters() {
        assertEquals("ab1\n", typed(0x1E, 0x9E, 0x30, 0xB0, 0x02, 0x82, 0x1C, 0x9C));
    }

    @Test
    void shiftAndCapitalsLockCancelEachOtherOnLettersOnly() {
        assertEquals("A!", typed(0x2A, 0x1E, 0x02, 0xAA));
        assertEquals("A1", typed(0x3A, 0xBA, 0x1E, 0x02));
        assertEquals("a!", typed(0x36, 0x1E, 0x02, 0xB6));
    }

    @Test
    void controlMakesControlCharactersOfLetters() {
        assertEquals("\u0003", typed(0x1D, 0x2E, 0xAE, 0x02, 0x9D));
        assertEquals("c", typed(0x2E));
    }

    @Test
    void extendedKeysAreNoCharactersButForTwo() {
        assertEquals("", typed(0xE0, 0x48, 0xE0, 0xC8, 0xE0, 0x2A, 0xE0, 0x53));
        assertEquals("\n/", typed(0xE0, 0x1C, 0xE0, 0x35));
        assertEquals("a", typed(0x1E), "the shift that comes with extended keys is none");
    }

    @Test
    void anyCodesAreTaken() {
        Chance chance = new Chance(7);
        for (int n = 0; n < 10_000; n++) {
            int c = keys.character(chance.nextInt(256));
            assertEquals(true, c >= KeyTable.NOTHING && c < 128);
        }
    }
}
