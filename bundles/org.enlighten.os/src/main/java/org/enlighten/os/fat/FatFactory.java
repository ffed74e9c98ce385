// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.function.LongSupplier;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.simulation.Simulation;
import org.osgi.service.component.annotations.Component;

/// Mounts FAT volumes with sectors of 512 bytes.
@Component(service = FileSystemFactory.class)
public final class FatFactory implements FileSystemFactory {
    @Override
    public String name() {
        return "FAT";
    }

    @Override
    public boolean recognizes(byte[] firstSectors) {
        return FatGeometry.parse(firstSectors).isPresent();
    }

    @Override
    public FatFileSystem mount(
            String id,
            Simulation simulation,
            Memories memories,
            BlockLayer volume,
            byte[] firstSectors,
            int cacheBlocks,
            LongSupplier time) {
        FatGeometry geometry = FatGeometry.parse(firstSectors)
                .orElseThrow(() -> new IllegalArgumentException("not the boot sector of a FAT volume: id=" + id));
        return new FatFileSystem(new EngineSetup(id, simulation, memories, volume, cacheBlocks), geometry, time);
    }
}
