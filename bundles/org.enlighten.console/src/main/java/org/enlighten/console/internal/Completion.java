// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.enlighten.console.CommandEntry;
import org.enlighten.management.GuestSystemView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine.Model.OptionSpec;

/// What can stand at the cursor: a command, a parameter of it, or a value that the world knows.
final class Completion implements Completer {
    private final ConsoleSession session;

    Completion(ConsoleSession session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> words = line.words().subList(0, line.wordIndex());
        String word =
                line.word().substring(0, Math.min(line.wordCursor(), line.word().length()));
        for (String choice : choices(words, word)) candidates.add(new Candidate(choice));
    }

    /// Everything that may stand after `before`, beginning with `word`; case does not matter.
    List<String> choices(List<String> before, String word) {
        List<String> words = sinceSeparator(before);
        List<String> all = words.isEmpty() ? commands() : arguments(words, word);
        String begun = word.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(choice -> choice.toLowerCase(Locale.ROOT).startsWith(begun))
                .toList();
    }

    private static List<String> sinceSeparator(List<String> words) {
        int from = Math.max(words.lastIndexOf(";"), words.lastIndexOf("|")) + 1;
        return words.subList(from, words.size());
    }

    private List<String> commands() {
        return session.registry().entries().stream().map(CommandEntry::name).toList();
    }

    private List<String> arguments(List<String> words, String word) {
        return session.registry()
                .find(words.getFirst())
                .map(entry -> arguments(entry, words, word))
                .orElse(List.of());
    }

    private List<String> arguments(CommandEntry entry, List<String> words, String word) {
        List<OptionSpec> parameters = new CommandCall(entry).parameters();
        if (word.startsWith("-")) return names(parameters);
        String last = words.getLast();
        for (OptionSpec parameter : parameters)
            for (String name : parameter.names()) if (name.equalsIgnoreCase(last)) return values(name, parameter);
        boolean first = words.size() == 1;
        if (first && entry.name().equals("Get-Help")) return commands();
        return first && entry.name().contains("-VM") ? vmNames() : names(parameters);
    }

    private static List<String> names(List<OptionSpec> parameters) {
        List<String> names = new ArrayList<>();
        parameters.forEach(parameter -> names.add(ParameterNames.name(parameter)));
        return names;
    }

    private List<String> values(String name, OptionSpec parameter) {
        Class<?> type = parameter.auxiliaryTypes()[0];
        if (type.isEnum()) {
            List<String> constants = new ArrayList<>();
            for (Object constant : type.getEnumConstants()) constants.add(constant.toString());
            return constants;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "-vmname", "-name" -> vmNames();
            case "-guestos" -> guestSystems();
            case "-computername" -> session.context().management().hosts();
            default -> List.of();
        };
    }

    private List<String> vmNames() {
        try {
            Context context = session.context();
            return context.get(context.host("").vms().list()).stream()
                    .map(VmView::name)
                    .map(Completion::quoted)
                    .distinct()
                    .toList();
        } catch (ManagementException e) {
            return List.of();
        }
    }

    private List<String> guestSystems() {
        try {
            Context context = session.context();
            return context.get(context.management().guestSystems()).stream()
                    .filter(GuestSystemView::media)
                    .map(GuestSystemView::id)
                    .toList();
        } catch (ManagementException e) {
            return List.of();
        }
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z0-9._-]+") ? name : "\"" + name + "\"";
    }
}
