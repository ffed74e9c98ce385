// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyboardControllerTest {
    private final RecordingOutside outside = new RecordingOutside();
    private final Pic pic = new Pic(outside);
    private final KeyboardController controller = new KeyboardController(pic, outside);

    @BeforeEach
    void enableInterrupts() {
        pic.write(0x20, 0x11);
        pic.write(0x21, 0x08);
        pic.write(0x21, 4);
        pic.write(0x21, 1);
        pic.write(0x21, 0);
    }

    private boolean hasByte() {
        return (controller.read(0x64) & 1) != 0;
    }

    private void enable() {
        controller.write(0x64, 0x60);
        controller.write(0x60, 0x45);
    }

    @Test
    void passesItsSelfTest() {
        controller.write(0x64, 0xAA);
        assertTrue(hasByte());
        assertEquals(0x55, controller.read(0x60));
        assertFalse(hasByte());
        assertEquals(0x04, controller.read(0x64) & 0x04, "system flag");
        controller.write(0x64, 0xAB);
        assertEquals(0x00, controller.read(0x60));
    }

    @Test
    void keysComeOneByOneEachWithItsInterrupt() {
        enable();
        controller.press(new byte[] {0x1E, (byte) 0x9E});
        assertEquals(List.of(0x09), outside.vectors);
        assertEquals(0x1E, controller.read(0x60));
        assertEquals(1, outside.vectors.size(), "the first is still being served");
        pic.write(0x20, 0x20);
        assertEquals(2, outside.vectors.size());
        assertEquals(0x9E, controller.read(0x60));
        assertFalse(hasByte());
    }

    @Test
    void withoutInterruptsKeysAreFoundByPolling() {
        controller.write(0x64, 0xAE);
        controller.press(new byte[] {0x02});
        assertEquals(List.of(), outside.vectors);
        assertTrue(hasByte());
        assertEquals(0x02, controller.read(0x60));
    }

    @Test
    void aDisabledKeyboardKeepsItsKeys() {
        controller.press(new byte[] {0x02});
        assertFalse(hasByte());
        controller.write(0x64, 0xAE);
        assertTrue(hasByte());
    }

    @Test
    void theCommandByteIsReadAndWritten() {
        enable();
        controller.write(0x64, 0x20);
        assertEquals(0x45, controller.read(0x60));
    }

    @Test
    void theKeyboardIdentifiesItselfAndTakesItsLights() {
        enable();
        controller.write(0x60, 0xF2);
        assertEquals(
                List.of(0xFA, 0xAB, 0x41),
                List.of(controller.read(0x60), controller.read(0x60), controller.read(0x60)));
        controller.write(0x60, 0xED);
        assertEquals(0xFA, controller.read(0x60));
        controller.write(0x60, 0x04);
        assertEquals(0xFA, controller.read(0x60));
        assertEquals(List.of("lights 4"), outside.others);
    }

    @Test
    void resettingTheKeyboardAnswersTwice() {
        enable();
        controller.write(0x60, 0xFF);
        assertEquals(0xFA, controller.read(0x60));
        assertEquals(0xAA, controller.read(0x60));
    }

    @Test
    void pulsingTheOutputPortResetsTheMachine() {
        controller.write(0x64, 0xFE);
        assertEquals(List.of("reset"), outside.others);
        controller.write(0x64, 0xFF);
        assertEquals(1, outside.others.size());
    }

    @Test
    void theOutputPortHoldsAddressLineTwenty() {
        controller.write(0x64, 0xDD);
        controller.write(0x64, 0xD0);
        assertEquals(0x01, controller.read(0x60) & 0x03);
        controller.write(0x64, 0xD1);
        controller.write(0x60, 0x03);
        controller.write(0x64, 0xD0);
        assertEquals(0x03, controller.read(0x60) & 0x03);
    }

    @Test
    void moreKeysThanFitAreRefusedAsAWhole() {
        int taken = 0;
        while (controller.press(new byte[] {0x1E, (byte) 0x9E})) taken++;
        assertEquals(2048, taken);
        assertFalse(controller.press(new byte[] {0x1E}));
    }
}
