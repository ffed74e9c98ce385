// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.cdfs;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.enlighten.block.Blocks;

/// One record of a directory (ECMA-119, 9.1).
///
/// @param name without version number; empty for the directory itself, `..` for its parent
/// @param at offset of its first byte on the volume
/// @param recordedSeconds when it was recorded, since 1970, UTC; 0 when the date makes no sense
record DirectoryRecord(String name, boolean directory, long at, long sizeBytes, long recordedSeconds) {
    private static final int HEAD_BYTES = 33;
    private static final int DIRECTORY_FLAG = 2;

    /// The record at `at`, whose first byte is not 0.
    static DirectoryRecord read(Blocks b, long at, boolean wide) {
        int length = b.u8(at);
        int nameBytes = b.u8(at + 32);
        if (length < HEAD_BYTES + 1 || HEAD_BYTES + nameBytes > length) {
            throw VolumeDescriptors.corrupt("the directory record at offset " + at + " is too short");
        }
        long extent = (b.u32le(at + 2) + b.u8(at + 1)) * VolumeDescriptors.SECTOR_BYTES;
        boolean directory = (b.u8(at + 25) & DIRECTORY_FLAG) != 0;
        String name = name(b.bytes(at + HEAD_BYTES, nameBytes), wide);
        return new DirectoryRecord(name, directory, extent, b.u32le(at + 10), seconds(b.bytes(at + 18, 7)));
    }

    private static String name(byte[] bytes, boolean wide) {
        if (bytes.length == 1 && bytes[0] == 0) return "";
        if (bytes.length == 1 && bytes[0] == 1) return "..";
        String text = new String(bytes, wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
        int version = text.indexOf(';');
        String bare = version < 0 ? text : text.substring(0, version);
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static long seconds(byte[] d) {
        try {
            ZoneOffset zone = ZoneOffset.ofTotalSeconds(d[6] * 15 * 60);
            return OffsetDateTime.of(1900 + (d[0] & 0xFF), d[1], d[2], d[3], d[4], d[5], 0, zone)
                    .toEpochSecond();
        } catch (DateTimeException _) {
            return 0;
        }
    }
}
