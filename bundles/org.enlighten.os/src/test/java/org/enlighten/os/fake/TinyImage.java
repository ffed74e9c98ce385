// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Disk images with a [TinyFileSystem] on them.
public final class TinyImage {
    private static final int SECTOR = 512;
    private static final int FIRST_SECTOR = 63;

    private TinyImage() {}

    /// A bare volume.
    public static byte[] volume(Map<String, byte[]> files) {
        byte[] image = new byte[(int) TinyFileSystem.BYTES];
        byte[] magic = TinyFileSystem.MAGIC.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(magic, 0, image, 0, magic.length);
        int n = 0;
        for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet())
            put(image, n++, file.getKey(), file.getValue());
        return image;
    }

    private static void put(byte[] image, int n, String path, byte[] content) {
        int at = SECTOR * (1 + n);
        byte[] name = path.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 4; i++) image[at + i] = (byte) (content.length >>> 8 * i);
        image[at + 5] = (byte) name.length;
        System.arraycopy(name, 0, image, at + 8, name.length);
        System.arraycopy(
                content,
                0,
                image,
                SECTOR * (1 + TinyFileSystem.ENTRIES) + n * TinyFileSystem.FILE_BYTES,
                content.length);
    }

    /// A disk with one active partition that holds `volume`.
    public static byte[] disk(byte[] volume) {
        byte[] disk = new byte[FIRST_SECTOR * SECTOR + volume.length];
        table(disk, 0, 0x80, FIRST_SECTOR, volume.length / SECTOR);
        System.arraycopy(volume, 0, disk, FIRST_SECTOR * SECTOR, volume.length);
        return disk;
    }

    /// Writes an entry of the partition table and the signature.
    public static void table(byte[] disk, int entry, int status, long first, long count) {
        int at = 446 + entry * 16;
        disk[at] = (byte) status;
        disk[at + 4] = 6;
        for (int i = 0; i < 4; i++) {
            disk[at + 8 + i] = (byte) (first >>> 8 * i);
            disk[at + 12 + i] = (byte) (count >>> 8 * i);
        }
        disk[510] = 0x55;
        disk[511] = (byte) 0xAA;
    }
}
