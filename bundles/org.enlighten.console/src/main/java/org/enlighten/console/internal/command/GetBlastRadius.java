// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.AttackSurfaceView;
import org.enlighten.management.BlastRadiusView;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Tells what code that has taken over a partition gets at, computed from what is permitted now: the "
                        + "hypervisor's privileges, memory that is mapped, channels, open disks. For the root, also how many ways lead in.")
final class GetBlastRadius implements org.enlighten.console.Command {
    private static final Columns<BlastRadiusView.Reached> COLUMNS = new Columns<BlastRadiusView.Reached>()
            .text("kind", "Kind", BlastRadiusView.Reached::kind)
            .text("target", "Of", BlastRadiusView.Reached::target)
            .text("by", "By", BlastRadiusView.Reached::by);

    @Option(
            names = "-Partition",
            required = true,
            paramLabel = "NAME",
            description = "root, or the name of a virtual machine.")
    private String partition;

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Partition");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        BlastRadiusView view = context.get(host.in(context).blastRadius(partition));
        Output reach = Output.list(view.reach(), COLUMNS);
        JsonObject json = new JsonObject();
        json.addProperty("partition", view.partition());
        List<String> lines = new ArrayList<>();
        view.waysIn().ifPresent(ways -> {
            json.addProperty("processes", ways.processes());
            json.addProperty("services", ways.runningServices());
            json.addProperty("openPorts", ways.openPorts());
            json.addProperty("drivers", ways.drivers());
            lines.add(waysIn(ways));
            lines.add("");
        });
        json.add("reach", reach.json());
        lines.addAll(reach.lines());
        return new Output(json, lines);
    }

    private static String waysIn(AttackSurfaceView ways) {
        return "Ways in, through %s: %d processes, %d running services, %d open ports, %d drivers."
                .formatted(ways.system(), ways.processes(), ways.runningServices(), ways.openPorts(), ways.drivers());
    }
}
