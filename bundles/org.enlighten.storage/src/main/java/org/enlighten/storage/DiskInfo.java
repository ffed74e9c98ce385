// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

/// What a disk image is.
///
/// @param format `VHD`, `raw`
/// @param sizeBytes what the guest sees
/// @param fileBytes what the image takes
/// @param blockBytes unit of growth; 0 when it does not grow
/// @param allocatedBlocks blocks of that size that have a place in the file; 0 when it does not grow
/// @param fragmentationPercent of the allocated blocks, how many do not lie right after the block before them
/// @param id the image's own identifier; empty when the format has none
/// @param parentId identifier of the parent; empty when there is none
/// @param repaired what opening it put right, as a sentence; empty when nothing
public record DiskInfo(
        String format,
        DiskType type,
        long sizeBytes,
        long fileBytes,
        int blockBytes,
        long allocatedBlocks,
        int fragmentationPercent,
        String id,
        String parentId,
        int logicalSectorBytes,
        int physicalSectorBytes,
        String repaired) {
    public static final int SECTOR_BYTES = 512;

    /// An image without structure: its bytes are the disk's.
    public static DiskInfo plain(String format, long sizeBytes, long fileBytes, String id) {
        return new DiskInfo(
                format, DiskType.FIXED, sizeBytes, fileBytes, 0, 0, 0, id, "", SECTOR_BYTES, SECTOR_BYTES, "");
    }
}
