// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.scsi;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Slice;
import org.enlighten.os.scsi.ScsiRequest.Way;

/// The commands that disk drivers of Windows and Linux send (SPC-3, SBC-2), big-endian.
final class DiskCommands {
    static final int INQUIRY_BYTES = 36;
    static final int PAGE_BYTES = 255;
    static final int CAPACITY_BYTES = 8;
    static final int LONG_CAPACITY_BYTES = 32;
    static final int MODE_BYTES = 192;
    private static final long SHORT_BLOCKS = 1L << 32;
    private static final int SHORT_COUNT = 1 << 16;

    private DiskCommands() {}

    static ScsiRequest inquiry(long into) {
        return in(into, INQUIRY_BYTES, 0x12, 0, 0, 0, INQUIRY_BYTES, 0);
    }

    /// Vital product data.
    static ScsiRequest page(int code, long into) {
        return in(into, PAGE_BYTES, 0x12, 1, code, 0, PAGE_BYTES, 0);
    }

    static ScsiRequest testUnitReady() {
        return ScsiRequest.plain(new byte[6]);
    }

    static ScsiRequest capacity(long into) {
        return in(into, CAPACITY_BYTES, 0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    static ScsiRequest longCapacity(long into) {
        return in(into, LONG_CAPACITY_BYTES, 0x9E, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, LONG_CAPACITY_BYTES, 0, 0);
    }

    /// All mode pages, current values.
    static ScsiRequest modeSense(long into) {
        return in(into, MODE_BYTES, 0x1A, 0, 0x3F, 0, MODE_BYTES, 0);
    }

    private static ScsiRequest in(long into, int bytes, int... cdb) {
        byte[] block = new byte[cdb.length];
        for (int i = 0; i < cdb.length; i++) block[i] = (byte) cdb[i];
        return new ScsiRequest(block, Way.IN, into, bytes);
    }

    static ScsiRequest of(BlockRequest request, int blockBytes) {
        return switch (request) {
            case BlockRequest.Read(long at, Slice into) -> transfer(Way.IN, at, into, blockBytes);
            case BlockRequest.Write(long at, Slice data) -> transfer(Way.OUT, at, data, blockBytes);
            case BlockRequest.Barrier _, BlockRequest.Flush _ ->
                ScsiRequest.plain(new byte[] {0x35, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        };
    }

    private static ScsiRequest transfer(Way way, long at, Slice data, int blockBytes) {
        long block = at / blockBytes;
        int count = data.length() / blockBytes;
        boolean longForm = block + count > SHORT_BLOCKS || count >= SHORT_COUNT;
        int operation = way == Way.IN ? 0x28 : 0x2A;
        return new ScsiRequest(
                longForm ? sixteen(operation | 0x80, block, count) : ten(operation, block, count),
                way,
                data.at(),
                data.length());
    }

    private static byte[] ten(int operation, long block, int count) {
        byte[] cdb = new byte[10];
        cdb[0] = (byte) operation;
        for (int i = 0; i < 4; i++) cdb[2 + i] = (byte) (block >>> 24 - 8 * i);
        cdb[7] = (byte) (count >>> 8);
        cdb[8] = (byte) count;
        return cdb;
    }

    /// READ(16) is 0x88 and WRITE(16) 0x8A.
    private static byte[] sixteen(int operation, long block, int count) {
        byte[] cdb = new byte[16];
        cdb[0] = (byte) (operation & ~0x20);
        for (int i = 0; i < 8; i++) cdb[2 + i] = (byte) (block >>> 56 - 8 * i);
        for (int i = 0; i < 4; i++) cdb[10 + i] = (byte) (count >>> 24 - 8 * i);
        return cdb;
    }
}
