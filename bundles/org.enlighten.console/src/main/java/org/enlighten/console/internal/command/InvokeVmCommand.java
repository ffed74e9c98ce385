// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.console.VirtualDuration;
import org.enlighten.management.CommandOutput;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Types a command at the prompt of a machine's guest and shows what it printed.")
final class InvokeVmCommand implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(
            names = {"-Command", "-ScriptBlock"},
            required = true,
            paramLabel = "COMMAND",
            description = "What to type, in quotes if it has blanks or special characters.")
    private String command;

    @Option(
            names = "-Timeout",
            paramLabel = "DURATION",
            description = "How much virtual time it may take, such as 30s; 60s unless given.")
    private VirtualDuration timeout = new VirtualDuration(60_000_000_000L);

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Command");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        CommandOutput output = context.await(
                vms.host(context).vms().console(vms.one(context).id()).invoke(command, timeout.ns()));
        return new Output(json(output), output.lines());
    }

    private static JsonObject json(CommandOutput output) {
        JsonObject json = new JsonObject();
        json.addProperty("command", output.command());
        JsonArray lines = new JsonArray();
        output.lines().forEach(lines::add);
        json.add("lines", lines);
        json.addProperty("tookNs", output.tookNs());
        return json;
    }
}
