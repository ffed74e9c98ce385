// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import java.util.List;
import org.enlighten.block.Memories;
import org.enlighten.simulation.Simulation;

/// A machine as software finds it after power-on, physical or virtual.
///
/// @param name path that starts the ids of everything its software makes, such as `host` or `vm/3`
/// @param memories where named memories are found when saved slices are restored; `memory` is in it
public record Machine(
        String name,
        Simulation simulation,
        Memories memories,
        Costs costs,
        GuestMemory memory,
        List<VirtualProcessor> processors) {
    public Machine {
        processors = List.copyOf(processors);
    }

    public VirtualProcessor bootProcessor() {
        return processors.getFirst();
    }
}
