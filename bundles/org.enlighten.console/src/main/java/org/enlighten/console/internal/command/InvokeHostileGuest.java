// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.AttemptView;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description =
                "Starts hostile software in a machine that is off, from its DVD drive: it tries to reach memory, processors and "
                        + "connections that are not its own, and says and writes what no guest may. Shows each attempt with the "
                        + "check that refused it, and turns the machine off again.")
final class InvokeHostileGuest implements org.enlighten.console.Command {
    private static final Columns<AttemptView> COLUMNS = new Columns<AttemptView>()
            .text("family", "Family", AttemptView::family)
            .text("attempt", "Attempt", AttemptView::attempt)
            .flag("refused", "Refused", AttemptView::refused)
            .text("check", "Check", AttemptView::check);

    @Mixin
    private VmOption vms = new VmOption();

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.list(
                context.await(vms.host(context).vms().attack(vms.one(context).id())), COLUMNS);
    }
}
