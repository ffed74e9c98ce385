// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.Columns;
import org.enlighten.management.PlugInView;
import picocli.CommandLine.Option;

/// Which plug-in a command is for.
final class PlugInOption {
    static final List<String> POSITIONAL = List.of("-Name");
    static final Columns<PlugInView> COLUMNS = new Columns<PlugInView>()
            .text("name", "Name", PlugInView::name)
            .text("version", "Version", PlugInView::version)
            .flag("running", "Running", PlugInView::running)
            .text("brings", "Brings", plugIn -> String.join(", ", plugIn.brings()));

    @Option(
            names = "-Name",
            required = true,
            paramLabel = "NAME",
            description = "Its name, such as org.enlighten.guest.linux.")
    private String name;

    String name() {
        return name;
    }
}
