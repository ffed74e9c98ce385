// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.management.SimulationView;
import org.enlighten.simulation.Simulation;

/// How the clock is told.
final class SimulationColumns {
    static final Columns<SimulationView> ALL = new Columns<SimulationView>()
            .number("nowNs", "Now(ns)", SimulationView::nowNs)
            .text("date", "Date", view -> view.date().toString())
            .cell("nextEventNs", "NextEvent(ns)", SimulationColumns::next)
            .number("steps", "Steps", SimulationView::steps)
            .number("seed", "Seed", SimulationView::seed)
            .number("traceCount", "Events", SimulationView::traceCount)
            .text("traceHash", "Hash", view -> "%016x".formatted(view.traceHash()));

    private SimulationColumns() {}

    private static Cell next(SimulationView view) {
        return view.nextEventNs() == Simulation.NEVER ? Cell.none() : Cell.number(view.nextEventNs());
    }
}
