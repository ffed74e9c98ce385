// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.function.LongSupplier;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.os.file.FileSystem;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.simulation.Simulation;

/// Knows [TinyFileSystem].
public final class TinyFactory implements FileSystemFactory {
    @Override
    public String name() {
        return "TINY";
    }

    @Override
    public boolean recognizes(byte[] firstSectors) {
        return TinyFileSystem.isTiny(firstSectors);
    }

    @Override
    public FileSystem mount(
            String id,
            Simulation simulation,
            Memories memories,
            BlockLayer volume,
            byte[] firstSectors,
            int cacheBlocks,
            LongSupplier time) {
        return new TinyFileSystem(new EngineSetup(id, simulation, memories, volume, cacheBlocks));
    }
}
