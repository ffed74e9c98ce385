// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.console.VirtualDuration;
import org.enlighten.management.ManagementException;
import org.enlighten.management.SimulationManagement;
import org.enlighten.management.SimulationView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Lets virtual time pass: single steps, a duration, or up to an instant.")
final class StepSimulation implements org.enlighten.console.Command {
    @Option(names = "-Steps", paramLabel = "COUNT", description = "So many steps; one unless anything is given.")
    private Long steps;

    @Option(names = "-For", paramLabel = "DURATION", description = "So long, such as 10s or 500ms.")
    private VirtualDuration duration;

    @Option(names = "-Until", paramLabel = "INSTANT", description = "Up to so long after the beginning, such as 1h.")
    private VirtualDuration instant;

    @Override
    public List<String> positional() {
        return List.of("-Steps");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        int given = (steps == null ? 0 : 1) + (duration == null ? 0 : 1) + (instant == null ? 0 : 1);
        if (given > 1) throw new ManagementException("Step-Simulation: give one of -Steps, -For and -Until.");
        return Output.of(passed(context, context.management().simulation()), SimulationColumns.ALL);
    }

    private SimulationView passed(CommandContext context, SimulationManagement simulation) throws ManagementException {
        if (duration != null) return context.get(simulation.runFor(duration.ns()));
        if (instant != null) return context.get(simulation.runUntil(instant.ns()));
        if (steps != null && steps < 1) throw new ManagementException("Step-Simulation: -Steps must be at least 1.");
        return context.get(simulation.step(steps == null ? 1 : steps));
    }
}
