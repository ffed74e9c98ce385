// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ScreenView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Shows a machine's text screen.")
final class GetVmConsole implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        ScreenView screen = context.get(
                vms.host(context).vms().console(vms.one(context).id()).screen());
        List<String> lines = new ArrayList<>();
        if (!screen.on()) lines.add("(The machine is off.)");
        else screen.lines().forEach(line -> lines.add(line.stripTrailing()));
        while (!lines.isEmpty() && lines.getLast().isEmpty()) lines.removeLast();
        return new Output(json(screen), lines);
    }

    private static JsonObject json(ScreenView screen) {
        JsonObject json = new JsonObject();
        json.addProperty("on", screen.on());
        json.addProperty("columns", screen.columns());
        json.addProperty("rows", screen.rows());
        JsonArray lines = new JsonArray();
        screen.lines().forEach(line -> lines.add(line.stripTrailing()));
        json.add("lines", lines);
        json.addProperty("cursorColumn", screen.cursorColumn());
        json.addProperty("cursorRow", screen.cursorRow());
        return json;
    }
}
