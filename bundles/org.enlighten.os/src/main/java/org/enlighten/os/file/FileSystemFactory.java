// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.file;

import org.enlighten.block.BlockLayer;
import org.enlighten.block.Memories;
import org.enlighten.simulation.Simulation;

/// Makes the file system that a block device's first sectors name. A service (whiteboard).
public interface FileSystemFactory {
    /// `FAT`, `CDFS`, …
    String name();

    /// @param firstSectors the first 36,864 bytes of the volume (a CD's volume descriptor lies at 32,768),
    /// shorter on small ones
    boolean recognizes(byte[] firstSectors);

    /// @param id path for timers and memories, unique in its simulation
    /// @param cacheBlocks metadata cache, in blocks of 512 bytes
    /// @param time virtual instants of the system's own clock, for time stamps
    FileSystem mount(
            String id,
            Simulation simulation,
            Memories memories,
            BlockLayer volume,
            byte[] firstSectors,
            int cacheBlocks,
            java.util.function.LongSupplier time);
}
