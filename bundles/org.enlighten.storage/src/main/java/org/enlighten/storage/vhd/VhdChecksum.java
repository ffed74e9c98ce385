// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import java.nio.ByteBuffer;

/// One's complement of the sum of all bytes, without those of the checksum itself.
final class VhdChecksum {
    private VhdChecksum() {}

    static int of(byte[] bytes, int checksumAt) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) if (i < checksumAt || i >= checksumAt + 4) sum += bytes[i] & 0xFF;
        return ~sum;
    }

    /// Writes the checksum into `bytes`, and gives them back.
    static byte[] put(byte[] bytes, int checksumAt) {
        ByteBuffer.wrap(bytes).putInt(checksumAt, of(bytes, checksumAt));
        return bytes;
    }
}
