// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.console.VirtualDuration;
import org.enlighten.management.IoTrace;
import org.enlighten.management.IoTraceRequest;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Runs a command in a machine's guest and shows every boundary that one of its disk requests crossed: "
                        + "which registers it touched, the crossings by kind, for each register access and over the request, and "
                        + "each crossing with its time. Without -Request it shows the largest transfer, and of equal ones that "
                        + "with the fewest register accesses.")
final class TraceVmIo implements org.enlighten.console.Command {
    /// Which requests count.
    enum Kind {
        ANY,
        READ,
        WRITE
    }

    private static final String WRITES = "iotest write trace.dat 3";

    @Mixin
    private VmOption vms = new VmOption();

    @Option(
            names = "-Command",
            paramLabel = "COMMAND",
            description = "What to type at the guest's prompt, such as \"copy a.txt b.txt\"; '" + WRITES
                    + "' unless given: a program that writes a block of 4 KiB three times, of which the first makes room "
                    + "in the file system and the others only write.")
    private String command = "";

    @Option(names = "-Operation", paramLabel = "READ|WRITE", description = "Only requests of this kind may be shown.")
    private Kind operation = Kind.ANY;

    @Option(names = "-Request", paramLabel = "NUMBER", description = "Which of the command's requests to show.")
    private Integer number;

    @Option(names = "-Summary", description = "Shows the figures only, not each crossing.")
    private boolean summary;

    @Option(
            names = "-Compare",
            description = "Runs the command in all the machines that are named, one after the other, and shows their "
                    + "requests in one table. RootCPU is what the host's own processors did while the command ran.")
    private boolean compare;

    @Option(
            names = "-AllEvents",
            description = "Shows all that happened for the request, not only what crossed a boundary.")
    private boolean allEvents;

    @Option(names = "-Timeout", paramLabel = "DURATION", description = "How much virtual time it may take; 60s.")
    private VirtualDuration timeout = new VirtualDuration(60_000_000_000L);

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Command");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (number != null && number < 1) throw new ManagementException("Trace-VMIo: -Request must be at least 1.");
        IoTraceRequest request = new IoTraceRequest(
                command.isEmpty() ? WRITES : command,
                kind(),
                number == null ? OptionalInt.empty() : OptionalInt.of(number),
                timeout.ns());
        if (compare) return comparison(context, request);
        IoTrace trace =
                context.await(vms.host(context).vms().traceIo(vms.one(context).id(), request));
        return new IoTraceOutput(trace).output(!summary, allEvents);
    }

    private Output comparison(CommandContext context, IoTraceRequest request) throws ManagementException {
        List<IoComparison> rows = new ArrayList<>();
        for (VmView vm : vms.all(context))
            rows.add(new IoComparison(
                    vm.name(), context.await(vms.host(context).vms().traceIo(vm.id(), request))));
        return Output.list(rows, IoComparison.COLUMNS);
    }

    private String kind() {
        if (operation == Kind.ANY) return command.isEmpty() ? "Write" : "";
        return operation == Kind.READ ? "Read" : "Write";
    }
}
