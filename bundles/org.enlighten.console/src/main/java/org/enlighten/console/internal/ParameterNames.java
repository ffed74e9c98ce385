// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Turns parameters as PowerShell takes them into the full form that picocli takes: names in any case, cut short as
/// long as they are plain, `-Name:value`, and values without a name.
final class ParameterNames {
    private final CommandSpec spec;
    private final Deque<String> positional;
    private final Deque<String> rest;
    private final List<String> full = new ArrayList<>();

    private ParameterNames(CommandSpec spec, List<String> positional, List<String> arguments) {
        this.spec = spec;
        this.positional = new ArrayDeque<>(positional);
        this.rest = new ArrayDeque<>(arguments);
    }

    /// @param positional names of the options that nameless values are for, in order
    static List<String> full(CommandSpec spec, List<String> positional, List<String> arguments)
            throws ManagementException {
        ParameterNames names = new ParameterNames(spec, positional, arguments);
        while (!names.rest.isEmpty()) names.take(names.rest.poll());
        return names.full;
    }

    /// The name by which a parameter is shown: its first.
    static String name(OptionSpec option) {
        return option.names()[0];
    }

    private void take(String argument) throws ManagementException {
        if (!isName(argument)) {
            nameless(argument);
            return;
        }
        int colon = argument.indexOf(':');
        String name = colon < 0 ? argument : argument.substring(0, colon);
        OptionSpec option = find(name);
        if (option.arity().max() == 0) {
            flag(option, colon < 0 ? "true" : argument.substring(colon + 1));
            return;
        }
        String value = colon < 0 ? nextValue(option) : argument.substring(colon + 1);
        add(option, value);
    }

    /// A value may begin with a dash only if a digit follows, or nothing.
    private static boolean isName(String argument) {
        return argument.length() > 1 && argument.charAt(0) == '-' && !Character.isDigit(argument.charAt(1));
    }

    /// PowerShell's `-Force:$false` leaves the switch out.
    private void flag(OptionSpec option, String value) {
        if (!value.toLowerCase(Locale.ROOT).endsWith("false")) full.add(name(option));
    }

    private void nameless(String value) throws ManagementException {
        while (!positional.isEmpty()) {
            OptionSpec option = spec.findOption(positional.poll());
            if (!full.contains(name(option))) {
                add(option, value);
                return;
            }
        }
        throw new ManagementException("%s: '%s' is one value too many.%s"
                .formatted(spec.name(), value, spec.options().isEmpty() ? "" : " " + parametersThereAre()));
    }

    private String nextValue(OptionSpec option) throws ManagementException {
        String next = rest.peek();
        if (next == null || (isName(next) && isKnown(next)))
            throw new ManagementException(
                    "%s: %s needs a value, %s.".formatted(spec.name(), name(option), option.paramLabel()));
        return rest.poll();
    }

    private boolean isKnown(String argument) {
        int colon = argument.indexOf(':');
        return !matches(colon < 0 ? argument : argument.substring(0, colon)).isEmpty();
    }

    private void add(OptionSpec option, String value) {
        full.add(name(option));
        full.add(wholeList(value));
    }

    /// `a, b, c` comes in as three words, and is one value.
    private String wholeList(String begun) {
        StringBuilder list = new StringBuilder(begun);
        while (list.toString().endsWith(",") && !rest.isEmpty() && !isKnown(rest.peek())) list.append(rest.poll());
        return list.toString();
    }

    private OptionSpec find(String name) throws ManagementException {
        List<OptionSpec> found = matches(name);
        if (found.size() == 1) return found.getFirst();
        if (found.isEmpty())
            throw new ManagementException("%s has no parameter %s.%s %s"
                    .formatted(spec.name(), name, Nearest.question(name, parameters()), parametersThereAre()));
        List<String> names = found.stream().map(ParameterNames::name).toList();
        throw new ManagementException(
                "%s: %s can be %s.".formatted(spec.name(), name, Nearest.enumerated(names, "or")));
    }

    /// The one with that name, or else all whose name begins with it.
    private List<OptionSpec> matches(String name) {
        List<OptionSpec> begun = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            for (String known : option.names()) {
                if (known.equalsIgnoreCase(name)) return List.of(option);
                boolean begins = known.regionMatches(true, 0, name, 0, name.length());
                if (begins && !begun.contains(option)) begun.add(option);
            }
        }
        return begun;
    }

    private List<String> parameters() {
        return spec.options().stream().map(ParameterNames::name).sorted().toList();
    }

    private String parametersThereAre() {
        return "It takes %s.".formatted(Nearest.enumerated(parameters(), "and"));
    }
}
