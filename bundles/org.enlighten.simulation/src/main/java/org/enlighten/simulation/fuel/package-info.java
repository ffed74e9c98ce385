// SPDX-License-Identifier: Apache-2.0
/// Fuel: what stops code of a plug-in that loops, recurses or allocates without bound, at the same instant of virtual
/// time in every run, because it counts and never looks at a clock.
///
/// [org.enlighten.simulation.fuel.FuelWeaver] puts a counter into a class when it is loaded: at each method entry,
/// backward branch and allocation. Who calls such code gives it a
/// [org.enlighten.simulation.fuel.Tank]; when that is empty, an [org.enlighten.simulation.fuel.OutOfFuel] comes back.
@Export
@Version("0.1.0")
package org.enlighten.simulation.fuel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
