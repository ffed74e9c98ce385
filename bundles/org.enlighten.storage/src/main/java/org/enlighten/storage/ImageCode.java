// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import org.enlighten.block.Blocks;
import org.enlighten.block.Slice;
import org.osgi.annotation.versioning.ConsumerType;

/// What a format's author writes: straight-line code over a file's [Blocks], as [org.enlighten.block.BlockEngine]
/// tells. No fields that change; what is learnt at opening lies in registers, numbered from 0. The file's content
/// is hostile: failures are [org.enlighten.block.OperationFailed], loops end.
///
/// Ranges of reads and writes lie inside the disk and are whole sectors: [DiskEngine] sees to that.
@ConsumerType
public interface ImageCode {
    int registers();

    /// Reads the file's structures, puts right what an interruption left, fills the registers.
    DiskInfo open(Blocks b, long fileBytes);

    /// What the image is, without opening or changing it.
    DiskInfo inspect(Blocks b, long fileBytes);

    /// Reports every structural error.
    void check(Blocks b, long fileBytes, DiskReport.Builder problems);

    void read(Blocks b, long at, Slice into);

    void write(Blocks b, long at, Slice data, long fileBytes);
}
