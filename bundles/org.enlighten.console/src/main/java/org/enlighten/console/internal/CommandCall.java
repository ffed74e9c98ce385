// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.List;
import org.enlighten.console.ByteSize;
import org.enlighten.console.Command;
import org.enlighten.console.CommandContext;
import org.enlighten.console.CommandEntry;
import org.enlighten.console.Output;
import org.enlighten.console.VirtualDuration;
import org.enlighten.management.ManagementException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/// One call of a command: its object is made, filled from the arguments and run.
public final class CommandCall {
    private static final String HELP = "-?";

    private final CommandEntry entry;
    private final Command command;
    private final CommandLine parser;

    public CommandCall(CommandEntry entry) {
        this.entry = entry;
        command = entry.create().get();
        parser = parser(command).setCommandName(entry.name());
    }

    private static CommandLine parser(Command command) {
        return new CommandLine(command)
                .setOptionsCaseInsensitive(true)
                .setPosixClusteredShortOptionsAllowed(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setSeparator(" ")
                .setTrimQuotes(false)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .registerConverter(ByteSize.class, ByteSize::parse)
                .registerConverter(VirtualDuration.class, VirtualDuration::parse);
    }

    public Output run(CommandContext context, List<String> arguments) throws ManagementException {
        if (arguments.contains(HELP)) return help();
        try {
            parser.parseArgs(ParameterNames.full(parser.getCommandSpec(), command.positional(), arguments)
                    .toArray(String[]::new));
        } catch (ParameterException e) {
            throw new ManagementException(sentence(e));
        }
        return command.run(context);
    }

    /// What Get-Help shows.
    public Output help() {
        return HelpPage.of(parser.getCommandSpec(), command.positional(), entry);
    }

    /// Names of the parameters, for completion.
    public List<OptionSpec> parameters() {
        return parser.getCommandSpec().options();
    }

    private String sentence(ParameterException e) {
        return switch (e) {
            case MissingParameterException missing -> missing(missing.getMissing());
            case OverwrittenOptionException twice ->
                "%s: %s was given twice.".formatted(entry.name(), name(twice.getOverwritten()));
            default -> "%s: %s".formatted(entry.name(), told(e));
        };
    }

    private String missing(List<ArgSpec> missing) {
        List<String> names =
                missing.stream().map(arg -> name(arg) + " " + arg.paramLabel()).toList();
        return "%s needs %s. 'Get-Help %s' says more."
                .formatted(entry.name(), Nearest.enumerated(names, "and"), entry.name());
    }

    /// picocli prepares most of its messages from the converter's; ours say what the value must be.
    private static String told(ParameterException e) {
        ArgSpec arg = e.getArgSpec();
        String value = e.getValue();
        if (arg == null) return e.getMessage();
        if (e.getCause() instanceof IllegalArgumentException ours && ours.getMessage() != null && isOurs(arg))
            return "%s must be %s.".formatted(name(arg), ours.getMessage());
        return "%s must be %s, not '%s'.".formatted(name(arg), kind(arg), value == null ? "" : value);
    }

    private static boolean isOurs(ArgSpec arg) {
        return arg.type() == ByteSize.class || arg.type() == VirtualDuration.class;
    }

    private static String kind(ArgSpec arg) {
        Class<?> type = arg.auxiliaryTypes()[0];
        if (type.isEnum()) {
            List<String> names = new java.util.ArrayList<>();
            for (Object constant : type.getEnumConstants()) names.add(constant.toString());
            return Nearest.enumerated(names, "or");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class)
            return "a whole number";
        if (type == java.util.UUID.class) return "an id such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301";
        return arg.paramLabel();
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? ParameterNames.name(option) : arg.paramLabel();
    }
}
