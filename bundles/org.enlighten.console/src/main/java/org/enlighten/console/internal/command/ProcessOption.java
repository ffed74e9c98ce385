// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import java.util.Locale;
import org.enlighten.console.CommandContext;
import org.enlighten.console.internal.Nearest;
import org.enlighten.management.HostManagement;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ProcessView;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which processes of a host a command is for.
final class ProcessOption {
    @Option(
            names = {"-Name", "-ProcessName"},
            paramLabel = "NAME",
            description = "Name of the program, with or without .exe; * and ? stand for any letters.")
    private String name = "";

    @Option(names = "-Id", paramLabel = "NUMBER", description = "Number of the process.")
    private Integer id;

    @Mixin
    private HostOption host = new HostOption();

    HostManagement host(CommandContext context) throws ManagementException {
        return host.in(context);
    }

    boolean isUnnamed() {
        return name.isEmpty() && id == null;
    }

    /// Those that are meant, all when none was named; fails when one was named and is not there.
    List<ProcessView> matching(CommandContext context) throws ManagementException {
        List<ProcessView> all = context.get(host(context).system().processes());
        List<ProcessView> found = all.stream().filter(this::matches).toList();
        if (!found.isEmpty() || isUnnamed() || Wildcards.isPattern(name)) return found;
        String what = id != null ? "with the number " + id : "named '" + name + "'";
        List<String> names = all.stream().map(ProcessView::name).distinct().toList();
        throw new ManagementException("There is no process %s on %s.%s Get-Process lists them."
                .formatted(what, host(context).name(), Nearest.question(name, names)));
    }

    private boolean matches(ProcessView process) {
        if (id != null && process.processId() != id) return false;
        return name.isEmpty()
                || Wildcards.matches(name, process.name())
                || Wildcards.matches(name, plain(process.name()));
    }

    private static String plain(String image) {
        return image.toLowerCase(Locale.ROOT).endsWith(".exe") ? image.substring(0, image.length() - 4) : image;
    }
}
