// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonArray;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Shows that code in the root reaches every machine: it reads a running machine's memory through the root's "
                        + "own mapping and searches it for a text. The guest notices nothing; the trace does.")
final class InvokeRootIntruder implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(
            names = "-Text",
            required = true,
            paramLabel = "TEXT",
            description = "What to search for, such as a line that was typed in the guest.")
    private String text;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Text");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<Long> places =
                context.await(vms.host(context).intrude(vms.one(context).id(), text));
        JsonArray json = new JsonArray();
        List<String> lines = new ArrayList<>();
        for (long place : places) {
            json.add(place);
            lines.add("'%s' lies at 0x%X of its memory.".formatted(text, place));
        }
        if (places.isEmpty()) lines.add("'%s' is nowhere in its memory.".formatted(text));
        return new Output(json, lines);
    }
}
