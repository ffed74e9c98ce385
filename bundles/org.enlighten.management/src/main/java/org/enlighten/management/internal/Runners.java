// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.enlighten.simulation.ModelFailure;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.SimulationRunner;

/// Who steps a simulation, and whom he tells when model code fails.
///
/// @param ownThread whether it steps by itself, without anybody who waits
record Runners(BiFunction<Simulation, Consumer<ModelFailure>, SimulationRunner> maker, boolean ownThread) {
    SimulationRunner runner(Simulation simulation, Consumer<ModelFailure> onFailure) {
        return maker.apply(simulation, onFailure);
    }
}
