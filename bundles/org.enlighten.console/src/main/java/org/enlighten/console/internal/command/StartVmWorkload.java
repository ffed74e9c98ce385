// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonPrimitive;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Starts a workload in a machine's guest, at its prompt: a database (oltp), a mail store (mail), a web server's work "
                        + "(web), a processor kept busy (cpu), or next to nothing (idle). Get-VMWorkload tells how far it is.")
final class StartVmWorkload implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Workload", required = true, paramLabel = "KIND", description = "oltp, mail, web, cpu or idle.")
    private String kind;

    @Option(
            names = {"-Parameter", "-Parameters"},
            paramLabel = "SETTINGS",
            description = "Its settings, such as \"clients=4 seconds=60\"; the usual ones unless given.")
    private String settings = "";

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Workload");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        String told = context.await(
                vms.host(context).vms().workloads(vms.one(context).id()).start(kind, settings));
        return new Output(new JsonPrimitive(told), List.of(told));
    }
}
