// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.TraceExport;
import org.enlighten.management.TraceExportRequest;
import org.enlighten.management.TraceFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Writes the trace of all that happened in this session to a file of this computer: as text or JSON, one event "
                        + "a line, messages and packets of the bus with their bytes in JSON; or as the Perfetto UI opens it, with "
                        + "lanes for processors and channels. The same commands with the same seed give the same bytes.")
final class ExportVmTrace implements org.enlighten.console.Command {
    private static final Columns<TraceExport> COLUMNS = new Columns<TraceExport>()
            .text("path", "Path", TraceExport::path)
            .number("events", "Events", TraceExport::events)
            .number("leftOut", "LeftOut", TraceExport::leftOut)
            .number("eventsTotal", "Total", TraceExport::eventsTotal)
            .text("hash", "Hash", TraceExport::hash);

    @Option(names = "-Path", required = true, paramLabel = "FILE", description = "The file, on this computer.")
    private String path;

    @Option(
            names = "-Format",
            paramLabel = "Text|Json|Perfetto|Pcapng",
            description = "Text unless given. Pcapng is for frames, which a trace does not hold.")
    private TraceFormat format = TraceFormat.TEXT;

    @Mixin
    private VmNames vms = new VmNames();

    @Override
    public List<String> positional() {
        return List.of("-Path");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        Optional<UUID> vm = vms.id(context);
        TraceExport export =
                context.await(context.management().simulation().exportTrace(new TraceExportRequest(path, vm, format)));
        Output table = Output.of(export, COLUMNS);
        if (export.leftOut() == 0) return table;
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(
                ("The first %,d events of this session are not in the file: the recording holds the latest ones only. "
                                + "Export earlier, or let a session do less.")
                        .formatted(export.leftOut()));
        return new Output(table.json(), lines);
    }
}
