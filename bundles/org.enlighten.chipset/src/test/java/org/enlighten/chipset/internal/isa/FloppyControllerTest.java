// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FloppyControllerTest {
    private final RecordingOutside outside = new RecordingOutside();
    private final Pic pic = new Pic(outside);
    private final FloppyController floppy = new FloppyController(pic);

    private void send(int... bytes) {
        for (int b : bytes) floppy.write(0x3F5, b);
    }

    private void enableInterrupts() {
        pic.write(0x20, 0x11);
        pic.write(0x21, 0x08);
        pic.write(0x21, 4);
        pic.write(0x21, 1);
        pic.write(0x21, 0);
    }

    @Test
    void comesOutOfResetWithAnInterrupt() {
        enableInterrupts();
        floppy.write(0x3F2, 0x08);
        assertEquals(0, floppy.read(0x3F4));
        floppy.write(0x3F2, 0x0C);
        assertEquals(List.of(0x0E), outside.vectors);
        send(0x08);
        assertEquals(0xC0, floppy.read(0x3F5));
        floppy.read(0x3F5);
        assertEquals(0x80, floppy.read(0x3F4));
    }

    @Test
    void seeksEndAndSayWhere() {
        floppy.write(0x3F2, 0x0C);
        send(0x08);
        floppy.read(0x3F5);
        floppy.read(0x3F5);
        send(0x0F, 0x00, 33);
        send(0x08);
        assertEquals(0x20, floppy.read(0x3F5));
        assertEquals(33, floppy.read(0x3F5));
    }

    @Test
    void whatNeedsADiskEndsAbnormally() {
        floppy.write(0x3F2, 0x1C);
        send(0xE6, 0, 0, 0, 1, 2, 18, 0x1B, 0xFF);
        assertEquals(0xD0, floppy.read(0x3F4));
        assertEquals(0x40, floppy.read(0x3F5) & 0xC0);
        for (int i = 0; i < 6; i++) floppy.read(0x3F5);
        assertEquals(0x80, floppy.read(0x3F4));
        assertEquals(0x80, floppy.read(0x3F7), "the disk-change line");
    }

    @Test
    void anUnknownCommandIsInvalid() {
        floppy.write(0x3F2, 0x0C);
        send(0x1F);
        assertEquals(0x80, floppy.read(0x3F5));
    }
}
