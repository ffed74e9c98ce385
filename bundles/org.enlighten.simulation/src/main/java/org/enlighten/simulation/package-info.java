// SPDX-License-Identifier: Apache-2.0
/// Virtual time, seeded chance, saved state, jobs and the trace: all that a run needs to be repeated.
///
/// Start at [org.enlighten.simulation.Simulation]. Instants and durations are nanoseconds of virtual time since the
/// simulation began; [org.enlighten.simulation.Simulation#NEVER] stands for an instant that does not come. All
/// model code runs on the simulation's one thread; what comes from outside enters through
/// [org.enlighten.simulation.SimulationRunner#post], and only the runners know threads and the wall clock.
///
/// State is saved as JSON (RFC 8259) by [org.enlighten.simulation.Snapshottable] and
/// [org.enlighten.simulation.Saved]. The timer queue is a hierarchical timing wheel after Varghese and Lauck (1987).
@Export
@Version("0.1.0")
package org.enlighten.simulation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
