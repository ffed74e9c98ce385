// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

/// The 512 bytes with which ATA and ATAPI devices identify themselves (ATA/ATAPI-6, 8.15 and 8.16).
public final class AtaIdentity {
    private static final long LBA28_SECTORS = 0x0FFF_FFFF;

    private final byte[] bytes = new byte[512];

    private AtaIdentity() {}

    /// A hard disk.
    ///
    /// @param sectors of 512 bytes
    /// @param multiple sectors a READ or WRITE MULTIPLE moves at once; 0 while they are off
    /// @param dmaMode what SET FEATURES has chosen: 0x20 + n multi-word, 0x40 + n ultra; 0 none
    public static byte[] disk(DeviceIdentity identity, long sectors, int multiple, int dmaMode) {
        long cylinders = Math.min(16_383, sectors / (16 * 63));
        AtaIdentity data = new AtaIdentity().names(identity, 0x0040).transferModes(dmaMode);
        data.word(1, (int) cylinders).word(3, 16).word(6, 63);
        data.word(47, 0x8010).word(53, 0x0007);
        data.word(54, (int) cylinders).word(55, 16).word(56, 63).dword(57, cylinders * 16 * 63);
        data.word(59, multiple == 0 ? 0 : 0x0100 | multiple);
        data.dword(60, Math.min(sectors, LBA28_SECTORS));
        data.word(80, 0x007E).word(82, 0x4020).word(83, 0x7400).word(84, 0x4000);
        data.word(85, 0x0020).word(86, 0x3400).word(87, 0x4000);
        data.dword(100, sectors).dword(102, sectors >>> 32);
        return data.bytes;
    }

    /// A DVD drive that takes 12-byte packets and asks for them within 50 µs.
    public static byte[] packetDevice(DeviceIdentity identity, int dmaMode) {
        AtaIdentity data = new AtaIdentity().names(identity, 0x85C0).transferModes(dmaMode);
        data.word(53, 0x0006).word(80, 0x007E).word(82, 0x4210).word(83, 0x4000).word(84, 0x4000);
        data.word(85, 0x0210).word(87, 0x4000);
        return data.bytes;
    }

    private AtaIdentity names(DeviceIdentity identity, int general) {
        word(0, general);
        text(10, 20, identity.serial());
        text(23, 8, identity.revision());
        text(27, 40, identity.vendor() + " " + identity.product());
        return this;
    }

    /// PIO 4 with flow control, multi-word DMA 2, ultra DMA 2 (what a PIIX4 can drive).
    private AtaIdentity transferModes(int dmaMode) {
        int multiWord = dmaMode >>> 5 == 1 ? 1 << (dmaMode & 7) : 0;
        int ultra = dmaMode >>> 6 == 1 ? 1 << (dmaMode & 7) : 0;
        word(49, 0x0F00).word(63, 0x07 | multiWord << 8).word(64, 0x03);
        return word(65, 120).word(66, 120).word(67, 120).word(68, 120).word(88, 0x07 | ultra << 8);
    }

    private AtaIdentity word(int at, int value) {
        bytes[at * 2] = (byte) value;
        bytes[at * 2 + 1] = (byte) (value >>> 8);
        return this;
    }

    private AtaIdentity dword(int at, long value) {
        return word(at, (int) value).word(at + 1, (int) (value >>> 16));
    }

    /// Two characters a word, the first in the high byte.
    private void text(int at, int length, String text) {
        byte[] padded = CommandBytes.of(length).text(0, length, text).bytes();
        for (int i = 0; i < length; i += 2) {
            bytes[at * 2 + i] = padded[i + 1];
            bytes[at * 2 + i + 1] = padded[i];
        }
    }
}
