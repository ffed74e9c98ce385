// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UartTest {
    private final RecordingOutside outside = new RecordingOutside();
    private final Pic pic = new Pic(outside);
    private final Uart uart = new Uart(pic);

    @BeforeEach
    void enableInterrupts() {
        pic.write(0x20, 0x11);
        pic.write(0x21, 0x08);
        pic.write(0x21, 4);
        pic.write(0x21, 1);
        pic.write(0x21, 0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void whatIsSentIsKeptForWhoLooks() {
        for (byte b : ascii("hello")) uart.write(0x3F8, b);
        assertArrayEquals(ascii("hello"), uart.takeSent());
        assertArrayEquals(new byte[0], uart.takeSent());
        assertEquals(0x60, uart.read(0x3FD));
    }

    @Test
    void theDivisorHidesBehindItsLatch() {
        uart.write(0x3FB, 0x80);
        uart.write(0x3F8, 0x01);
        uart.write(0x3F9, 0x02);
        assertEquals(0x01, uart.read(0x3F8));
        assertEquals(0x02, uart.read(0x3F9));
        uart.write(0x3FB, 0x03);
        assertArrayEquals(new byte[0], uart.takeSent());
    }

    @Test
    void receivedBytesWaitInTheFifo() {
        uart.write(0x3FA, 0x07);
        uart.arrive(ascii("0123456789abcdefXYZ"));
        assertEquals(0x61, uart.read(0x3FD));
        StringBuilder got = new StringBuilder();
        while ((uart.read(0x3FD) & 1) != 0) got.append((char) uart.read(0x3F8));
        assertEquals("0123456789abcdefXYZ", got.toString());
    }

    @Test
    void receivingInterruptsThroughTheGate() {
        uart.write(0x3F9, 0x01);
        uart.arrive(ascii("a"));
        assertEquals(List.of(), outside.vectors, "OUT2 is off");
        uart.write(0x3FC, 0x08);
        assertEquals(List.of(0x0C), outside.vectors);
        assertEquals(0x04, uart.read(0x3FA) & 0x0F);
        uart.read(0x3F8);
        assertEquals(0x01, uart.read(0x3FA) & 0x0F);
    }

    @Test
    void anEmptyTransmitterInterruptsOncePerByteAndWhenEnabled() {
        uart.write(0x3FC, 0x08);
        uart.write(0x3F9, 0x02);
        assertEquals(1, outside.vectors.size());
        assertEquals(0x02, uart.read(0x3FA) & 0x0F);
        assertEquals(0x01, uart.read(0x3FA) & 0x0F, "reading it clears it");
        pic.write(0x20, 0x20);
        uart.write(0x3F8, 'x');
        assertEquals(2, outside.vectors.size());
    }

    @Test
    void loopModeReturnsBytesAndModemLines() {
        uart.write(0x3FC, 0x10 | 0x0A);
        uart.write(0x3F8, 'q');
        assertEquals('q', uart.read(0x3F8));
        assertEquals(0x90, uart.read(0x3FE) & 0xF0);
        assertArrayEquals(new byte[0], uart.takeSent());
    }

    @Test
    void onlyTheNewestOutputIsKept() {
        for (int i = 0; i < 70_000; i++) uart.write(0x3F8, i);
        byte[] kept = uart.takeSent();
        assertEquals(65_536, kept.length);
        assertEquals((byte) 69_999, kept[kept.length - 1]);
    }

    @Test
    void theScratchRegisterRemembers() {
        uart.write(0x3FF, 0x5A);
        assertEquals(0x5A, uart.read(0x3FF));
    }
}
