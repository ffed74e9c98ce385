// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// The command line of the program itself.
@Command(
        name = "enlighten",
        sortOptions = false,
        customSynopsis = {
            "enlighten [OPTIONS]             opens the workbench, or the shell without a display",
            "       enlighten shell [OPTIONS]       opens the shell",
            "       enlighten run FILE [OPTIONS]    runs a file of commands",
            "       enlighten -c COMMANDS [OPTIONS] runs commands, parted by ; or line ends"
        })
final class StartOptions {
    /// What to do.
    enum Task {
        SHELL,
        FILE,
        COMMANDS,
        HELP
    }

    /// The command line makes no sense; the message says why.
    static final class Refusal extends Exception {
        Refusal(String message) {
            super(message);
        }
    }

    @Option(names = "-c", paramLabel = "COMMANDS", description = "Commands to run. See 'Get-Help' for what there is.")
    private String commands;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Folder that holds the simulated world. Without it, files and -c get a private one that is "
                    + "removed at the end, the shell the user's own.")
    private String workspace = "";

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance; equal seeds give equal runs.")
    private Long seed;

    @Option(names = "--json", description = "One JSON value a line for each command.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    @Parameters(hidden = true)
    private List<String> words = List.of();

    static StartOptions parse(List<String> arguments) throws Refusal {
        StartOptions options = new StartOptions();
        try {
            new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            if (e.getArgSpec() instanceof OptionSpec option
                    && option.longestName().equals("--seed"))
                throw new Refusal("--seed takes a whole number, such as --seed 7" + notThis(e.getValue()) + ".");
            throw new Refusal(e.getMessage() + ". 'enlighten --help' says what can be given.");
        }
        options.task();
        return options;
    }

    private static String notThis(String value) {
        return value == null ? "" : ", not '" + value + "'";
    }

    Task task() throws Refusal {
        if (help) return Task.HELP;
        String first = words.isEmpty() ? "" : words.getFirst();
        if (commands != null && first.isEmpty()) return Task.COMMANDS;
        if (first.equals("run") && words.size() == 2 && commands == null) return Task.FILE;
        if (first.equals("run") && words.size() == 1) throw new Refusal("Name the file to run: enlighten run FILE.");
        if (first.isEmpty() || (first.equals("shell") && words.size() == 1 && commands == null)) return Task.SHELL;
        if (commands != null)
            throw new Refusal("-c does not go with '%s': one start runs commands, a file, or the shell."
                    .formatted(String.join(" ", words)));
        throw new Refusal("'%s' cannot be understood. 'enlighten --help' says what can be given."
                .formatted(String.join(" ", words)));
    }

    List<String> commands() {
        return commands.lines().toList();
    }

    String file() {
        return words.get(1);
    }

    String workspace() {
        return workspace;
    }

    OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    boolean json() {
        return json;
    }

    static String usage() {
        return new CommandLine(new StartOptions()).getUsageMessage(CommandLine.Help.Ansi.OFF);
    }
}
