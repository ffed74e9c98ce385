// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.cdfs;

import java.nio.charset.StandardCharsets;
import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;

/// The set of volume descriptors from sector 16 on.
final class VolumeDescriptors {
    static final int SECTOR_BYTES = 2048;
    static final int FIRST = 16 * SECTOR_BYTES;
    private static final int MOST = 64;
    private static final int PRIMARY = 1;
    private static final int SUPPLEMENTARY = 2;
    private static final int END = 255;
    private static final int LABEL_AT = 40;
    private static final int LABEL_BYTES = 32;
    private static final int SIZE_AT = 80;
    private static final int ESCAPES_AT = 88;
    private static final int ROOT_AT = 156;
    private static final byte[] STANDARD = "CD001".getBytes(StandardCharsets.US_ASCII);

    private VolumeDescriptors() {}

    static boolean isPrimary(byte[] bytes, int at) {
        if (bytes.length < at + SECTOR_BYTES || bytes[at] != PRIMARY) return false;
        for (int i = 0; i < STANDARD.length; i++) if (bytes[at + 1 + i] != STANDARD[i]) return false;
        return true;
    }

    /// What a mounted volume needs: the root directory of the best name space.
    ///
    /// @param wide names are UCS-2, big-endian (Joliet)
    record Volume(DirectoryRecord root, boolean wide, String label, long sizeBytes) {}

    /// Joliet's tree when there is one, else the primary one.
    static Volume read(Blocks b) {
        Volume best = null;
        for (int n = 0; n < MOST; n++) {
            long at = FIRST + (long) n * SECTOR_BYTES;
            int type = b.u8(at);
            checkStandard(b, at);
            if (type == END) break;
            if (type == PRIMARY && best == null) best = volume(b, at, false);
            if (type == SUPPLEMENTARY && isJoliet(b, at)) return volume(b, at, true);
        }
        if (best == null) throw corrupt("there is no primary volume descriptor");
        return best;
    }

    private static void checkStandard(Blocks b, long at) {
        byte[] id = b.bytes(at + 1, STANDARD.length);
        if (!java.util.Arrays.equals(id, STANDARD))
            throw corrupt("a volume descriptor at offset " + at + " is not marked CD001");
    }

    private static boolean isJoliet(Blocks b, long at) {
        int level = b.u8(at + ESCAPES_AT + 2);
        return b.u8(at + ESCAPES_AT) == '%'
                && b.u8(at + ESCAPES_AT + 1) == '/'
                && (level == '@' || level == 'C' || level == 'E');
    }

    private static Volume volume(Blocks b, long at, boolean wide) {
        byte[] label = b.bytes(at + LABEL_AT, LABEL_BYTES);
        String text = new String(label, wide ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII).strip();
        DirectoryRecord root = DirectoryRecord.read(b, at + ROOT_AT, wide);
        return new Volume(root, wide, text, b.u32le(at + SIZE_AT) * SECTOR_BYTES);
    }

    static OperationFailed corrupt(String what) {
        return new OperationFailed(Outcome.Failure.CORRUPT, "The CD's file system is damaged: " + what + ".");
    }
}
