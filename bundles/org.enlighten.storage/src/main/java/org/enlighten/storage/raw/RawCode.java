// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.raw;

import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;
import org.enlighten.storage.DiskInfo;
import org.enlighten.storage.DiskReport;
import org.enlighten.storage.ImageCode;

/// Offsets in the file are offsets on the disk. Bytes after the last whole sector are no part of it.
final class RawCode implements ImageCode {
    private static final int SECTOR = 512;

    @Override
    public int registers() {
        return 0;
    }

    @Override
    public DiskInfo open(Blocks b, long fileBytes) {
        if (fileBytes < SECTOR) {
            throw new OperationFailed(
                    Failure.INVALID, "A raw disk image has at least one sector of 512 bytes: fileBytes=" + fileBytes);
        }
        return inspect(b, fileBytes);
    }

    @Override
    public DiskInfo inspect(Blocks b, long fileBytes) {
        return DiskInfo.plain("raw", fileBytes / SECTOR * SECTOR, fileBytes, "");
    }

    @Override
    public void check(Blocks b, long fileBytes, DiskReport.Builder problems) {
        if (fileBytes % SECTOR != 0 || fileBytes == 0) {
            problems.add("The file's size is %d bytes, expected a multiple of 512 that is not 0.".formatted(fileBytes));
        }
    }

    @Override
    public void read(Blocks b, long at, Slice into) {
        b.read(at, into);
    }

    @Override
    public void write(Blocks b, long at, Slice data, long fileBytes) {
        b.write(at, data);
    }
}
