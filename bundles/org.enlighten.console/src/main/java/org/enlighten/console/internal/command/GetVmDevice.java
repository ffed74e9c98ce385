// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonArray;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.DeviceView;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Lists what a machine is made of on its host's side, and the devices that its guest sees.")
final class GetVmDevice implements org.enlighten.console.Command {
    /// Whose view to show.
    enum Side {
        HOST,
        GUEST
    }

    private record Row(DeviceView device, int depth) {}

    private static final Columns<Row> COLUMNS = new Columns<Row>()
            .text("side", "Side", row -> row.device().side())
            .cell("name", "Device", GetVmDevice::name)
            .text("kind", "Kind", row -> row.device().kind())
            .text("deviceClass", "Class", row -> row.device().deviceClass())
            .text("driver", "Driver", row -> row.device().driver())
            .number("problem", "Problem", row -> row.device().problem())
            .text("id", "", row -> row.device().id())
            .cell("facts", "", GetVmDevice::facts)
            .number("depth", "", Row::depth);

    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Side", paramLabel = "HOST|GUEST", description = "Only one side.")
    private Side side;

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<Row> rows = new ArrayList<>();
        for (DeviceView device :
                context.get(vms.host(context).vms().devices(vms.one(context).id())))
            if (side == null || side.name().equalsIgnoreCase(device.side())) add(rows, device, 0);
        return Output.list(rows, COLUMNS);
    }

    private static void add(List<Row> rows, DeviceView device, int depth) {
        rows.add(new Row(device, depth));
        device.children().forEach(child -> add(rows, child, depth + 1));
    }

    private static Cell name(Row row) {
        Cell plain = Cell.text(row.device().name());
        return new Cell(plain.json(), "  ".repeat(row.depth()) + plain.text(), false);
    }

    private static Cell facts(Row row) {
        JsonArray facts = new JsonArray();
        row.device().facts().forEach(facts::add);
        return new Cell(facts, "", false);
    }
}
