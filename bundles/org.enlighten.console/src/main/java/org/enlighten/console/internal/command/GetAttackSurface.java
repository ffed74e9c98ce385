// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.AttackSurfaceView;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = "Counts what of a host's system could be attacked, from what is installed and what runs now. "
                + "Get-Process, Get-Service, Get-Port and Get-Driver list it.")
final class GetAttackSurface implements org.enlighten.console.Command {
    private static final Columns<AttackSurfaceView> COLUMNS = new Columns<AttackSurfaceView>()
            .text("host", "Name", AttackSurfaceView::host)
            .text("system", "System", AttackSurfaceView::system)
            .number("processes", "Processes", AttackSurfaceView::processes)
            .number("services", "Services", AttackSurfaceView::services)
            .number("runningServices", "Running", AttackSurfaceView::runningServices)
            .number("openPorts", "OpenPorts", AttackSurfaceView::openPorts)
            .number("drivers", "Drivers", AttackSurfaceView::drivers)
            .number("packages", "Features", AttackSurfaceView::packages);

    @Option(
            names = "-ComputerName",
            split = ",",
            paramLabel = "HOSTS",
            description = "Names of hosts, parted by commas; all of them unless given.")
    private List<String> names = List.of();

    @Override
    public List<String> positional() {
        return List.of("-ComputerName");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<AttackSurfaceView> surfaces = new ArrayList<>();
        for (String name : names.isEmpty() ? context.management().hosts() : names)
            surfaces.add(context.get(context.host(name).system().attackSurface()));
        return Output.list(surfaces, COLUMNS);
    }
}
