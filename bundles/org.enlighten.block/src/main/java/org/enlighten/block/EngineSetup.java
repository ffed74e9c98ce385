// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import org.enlighten.simulation.Simulation;

/// Where a [BlockEngine] stands.
///
/// @param id path for its timer and its fetch memory, unique in its simulation and stable over releases
/// @param memories the world's named memories; the engine adds its own
/// @param below the layer whose bytes it interprets; nobody else is attached to it
/// @param cacheBlocks metadata cache in blocks of 512 bytes, at least 1; a run that needs more gets more
public record EngineSetup(String id, Simulation simulation, Memories memories, BlockLayer below, int cacheBlocks) {
    public EngineSetup {
        if (id.isEmpty()) throw new IllegalArgumentException("an engine needs an id");
        if (cacheBlocks < 1) {
            throw new IllegalArgumentException(
                    "a metadata cache holds at least one block: id=" + id + ", cacheBlocks=" + cacheBlocks);
        }
    }
}
