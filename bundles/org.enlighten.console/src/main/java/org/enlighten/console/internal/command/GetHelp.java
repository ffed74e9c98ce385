// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.CommandEntry;
import org.enlighten.console.Output;
import org.enlighten.console.internal.CommandCall;
import org.enlighten.console.internal.Nearest;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Lists all commands, or says what one of them does and takes.")
final class GetHelp implements org.enlighten.console.Command {
    private static final Columns<CommandEntry> COLUMNS = new Columns<CommandEntry>()
            .text("name", "Name", CommandEntry::name)
            .text("description", "What it does", GetHelp::description);

    @Option(names = "-Name", paramLabel = "COMMAND", description = "A command; * and ? stand for any letters.")
    private String name = "*";

    @Override
    public List<String> positional() {
        return List.of("-Name");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<CommandEntry> found =
                context.commands().stream().filter(this::matches).toList();
        if (found.isEmpty()) {
            List<String> names =
                    context.commands().stream().map(CommandEntry::name).toList();
            throw new ManagementException("There is no command '%s'.%s Get-Help lists all commands."
                    .formatted(name, Nearest.question(name, names)));
        }
        boolean one = found.size() == 1 && !Wildcards.isPattern(name);
        return one ? new CommandCall(found.getFirst()).help() : Output.list(found, COLUMNS);
    }

    private boolean matches(CommandEntry entry) {
        return Wildcards.matches(name, entry.name())
                || entry.aliases().stream().anyMatch(alias -> Wildcards.matches(name, alias));
    }

    /// The first sentence.
    private static String description(CommandEntry entry) {
        Command about = entry.create().get().getClass().getAnnotation(Command.class);
        String text = about == null ? "" : String.join(" ", about.description());
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
