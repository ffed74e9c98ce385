// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.function.LongSupplier;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.simulation.Simulation;
import org.osgi.service.component.annotations.Component;

/// Mounts ext2 volumes with blocks of 1, 2 or 4 KiB; those of its successors only where ext2 can read them.
@Component(service = FileSystemFactory.class)
public final class Ext2Factory implements FileSystemFactory {
    static final String NAME = "ext2";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean recognizes(byte[] firstSectors) {
        return Ext2Geometry.parse(firstSectors).isPresent();
    }

    @Override
    public Ext2FileSystem mount(
            String id,
            Simulation simulation,
            Memories memories,
            BlockLayer volume,
            byte[] firstSectors,
            int cacheBlocks,
            LongSupplier time) {
        Ext2Geometry geometry = Ext2Geometry.parse(firstSectors)
                .orElseThrow(() -> new IllegalArgumentException("not the superblock of an ext2 volume: id=" + id));
        return new Ext2FileSystem(new EngineSetup(id, simulation, memories, volume, cacheBlocks), geometry, time);
    }
}
