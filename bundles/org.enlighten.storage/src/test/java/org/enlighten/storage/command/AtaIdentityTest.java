// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AtaIdentityTest {
    private static final DeviceIdentity IDENTITY = new DeviceIdentity("Virtual", "HD", "1.1.0", "vm/3-0");

    private static int word(byte[] data, int at) {
        return data[at * 2] & 0xFF | (data[at * 2 + 1] & 0xFF) << 8;
    }

    private static String text(byte[] data, int word, int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) text[i] = (char) data[word * 2 + (i ^ 1)];
        return new String(text).strip();
    }

    @Test
    void aDiskTellsItsNamesAndSize() {
        byte[] data = AtaIdentity.disk(IDENTITY, 4_194_304, 8, 0x42);
        assertEquals("Virtual HD", text(data, 27, 40));
        assertEquals("vm/3-0", text(data, 10, 20));
        assertEquals("1.1.0", text(data, 23, 8));
        assertEquals(4_194_304, word(data, 60) | word(data, 61) << 16);
        assertEquals(4_194_304, word(data, 100) | word(data, 101) << 16);
        assertEquals(4161, word(data, 1));
        assertEquals(0x0108, word(data, 59));
        assertEquals(0x0407, word(data, 88), "ultra DMA 2 is chosen");
        assertEquals(0x0007, word(data, 63));
    }

    @Test
    void aDiskTooLargeFor28BitsSaysHowLargeItIsIn48() {
        long sectors = 5_000_000_000L;
        byte[] data = AtaIdentity.disk(IDENTITY, sectors, 0, 0);
        assertEquals(0x0FFF_FFFF, word(data, 60) | word(data, 61) << 16);
        long all = word(data, 100) | (long) word(data, 101) << 16 | (long) word(data, 102) << 32;
        assertEquals(sectors, all);
        assertEquals(0x0400, word(data, 83) & 0x0400);
        assertEquals(16_383, word(data, 1));
    }

    @Test
    void aPacketDeviceSaysWhatItIs() {
        byte[] data = AtaIdentity.packetDevice(new DeviceIdentity("Virtual", "CD/DVD", "1.0", "x"), 0x22);
        assertEquals(0x85C0, word(data, 0));
        assertEquals("Virtual CD/DVD", text(data, 27, 40));
        assertEquals(0x0407, word(data, 63), "multi-word DMA 2 is chosen");
    }
}
