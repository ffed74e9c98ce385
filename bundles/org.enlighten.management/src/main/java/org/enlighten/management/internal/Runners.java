// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.function.Function;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.SimulationRunner;

/// Who steps a simulation.
///
/// @param ownThread whether it steps by itself, without anybody who waits
record Runners(Function<Simulation, SimulationRunner> maker, boolean ownThread) {
    SimulationRunner runner(Simulation simulation) {
        return maker.apply(simulation);
    }
}
