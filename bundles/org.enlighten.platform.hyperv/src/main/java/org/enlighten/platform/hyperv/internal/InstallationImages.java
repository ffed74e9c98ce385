// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.TreeMap;
import org.enlighten.block.Memories;
import org.enlighten.block.MemoryLayer;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.simulation.Simulation;
import org.enlighten.storage.iso.Iso9660Image;

/// Installation CDs, made in the root's memory when one is put into a drive: reading them takes no medium's time.
final class InstallationImages {
    private InstallationImages() {}

    /// @param id path of the layer's timer
    static MemoryLayer layer(InstallationMedia media, String id, Simulation simulation, Memories memories) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        for (String path : media.files().paths()) files.put(path, media.files().bytes(path));
        byte[] image = Iso9660Image.bytes(media.label(), files, media.bootImage(), HypervMachine.EPOCH_SECONDS);
        MemoryLayer layer = new MemoryLayer(id + "/medium", simulation, memories, image.length, image.length, 0);
        layer.poke(0, image);
        return layer;
    }
}
