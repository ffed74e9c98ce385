// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.cdfs;

import java.util.function.LongSupplier;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.os.file.FileSystem;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.simulation.Simulation;
import org.osgi.service.component.annotations.Component;

/// Recognises a CD by its primary volume descriptor.
@Component(service = FileSystemFactory.class)
public final class CdfsFactory implements FileSystemFactory {
    @Override
    public String name() {
        return "CDFS";
    }

    @Override
    public boolean recognizes(byte[] firstSectors) {
        return VolumeDescriptors.isPrimary(firstSectors, VolumeDescriptors.FIRST);
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
        return new CdfsFileSystem(new EngineSetup(id, simulation, memories, volume, cacheBlocks));
    }
}
