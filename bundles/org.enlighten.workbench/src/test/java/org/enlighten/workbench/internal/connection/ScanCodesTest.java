// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

class ScanCodesTest {
    @Test
    void aReleaseIsThePressWithItsHighestBitSet() {
        assertEquals(List.of(0x1E), ScanCodes.of('a', false, true));
        assertEquals(List.of(0x9E), ScanCodes.of('a', false, false));
    }

    @Test
    void aLetterIsOneKeyInUpperAndLowerCase() {
        assertEquals(ScanCodes.of('z', false, true), ScanCodes.of('Z', false, true));
    }

    @Test
    void keysThatCameLaterAreLedByE0() {
        assertEquals(List.of(0xE0, 0x48), ScanCodes.of(SWT.ARROW_UP, false, true));
        assertEquals(List.of(0xE0, 0xC8), ScanCodes.of(SWT.ARROW_UP, false, false));
        assertEquals(List.of(0x48), ScanCodes.of(SWT.KEYPAD_8, false, true));
        assertEquals(List.of(0xE0, 0x1C), ScanCodes.of(SWT.KEYPAD_CR, false, true));
    }

    @Test
    void theKeysAtTheRightAreOthersThanThoseAtTheLeft() {
        assertEquals(List.of(0x2A), ScanCodes.of(SWT.SHIFT, false, true));
        assertEquals(List.of(0x36), ScanCodes.of(SWT.SHIFT, true, true));
        assertEquals(List.of(0xE0, 0x1D), ScanCodes.of(SWT.CTRL, true, true));
        assertEquals(List.of(0xE0, 0xB8), ScanCodes.of(SWT.ALT, true, false));
    }

    @Test
    void noTwoPrintingKeysShareACode() {
        Set<List<Integer>> codes = new HashSet<>();
        String keys = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./ ";
        keys.chars().forEach(key -> codes.add(ScanCodes.of(key, false, true)));
        assertEquals(keys.length(), codes.size());
    }

    @Test
    void aKeyThatThisKeyboardDoesNotHaveSendsNothing() {
        assertEquals(List.of(), ScanCodes.of('ß', false, true));
        assertEquals(List.of(), ScanCodes.of(SWT.F20, false, true));
    }
}
