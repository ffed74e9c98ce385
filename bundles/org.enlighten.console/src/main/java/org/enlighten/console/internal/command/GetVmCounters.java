// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.console.VirtualDuration;
import org.enlighten.management.CounterRequest;
import org.enlighten.management.CounterView;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Shows performance counters under the names that Hyper-V's have, over the latest span of virtual time: "
                        + "processors, exits by kind, the bus, disk controllers, memory. They are read from the trace, so that "
                        + "nothing has to be switched on before.")
final class GetVmCounters implements org.enlighten.console.Command {
    private static final Columns<CounterView> COLUMNS = new Columns<CounterView>()
            .text("object", "Object", CounterView::object)
            .text("instance", "Instance", CounterView::instance)
            .text("counter", "Counter", CounterView::counter)
            .cell("value", "Value", view -> Cell.number(view.value()));

    @Mixin
    private VmNames vms = new VmNames();

    @Mixin
    private HostOption host = new HostOption();

    @Option(names = "-Over", paramLabel = "DURATION", description = "How much virtual time up to now; 1s unless given.")
    private VirtualDuration over = new VirtualDuration(1_000_000_000);

    @Option(
            names = "-Counter",
            paramLabel = "NAMES",
            description = "Only counters whose name or object is like this; * and ? stand for any letters.")
    private String counter = "*";

    @Option(names = "-All", description = "Shows counters that are 0, too.")
    private boolean all;

    @Override
    public List<String> positional() {
        return List.of("-VMName");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        Optional<UUID> vm = vms.id(context);
        List<CounterView> views = context.get(host.in(context).counters(new CounterRequest(vm, over.ns())));
        return Output.list(
                views.stream()
                        .filter(view -> all || view.value() != 0)
                        .filter(view ->
                                Wildcards.matches(counter, view.counter()) || Wildcards.matches(counter, view.object()))
                        .toList(),
                COLUMNS);
    }
}
