// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandEntry;
import org.enlighten.console.Output;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What a command is for and takes, from its annotations.
final class HelpPage {
    private static final int WIDTH = 96;

    private HelpPage() {}

    static Output of(CommandSpec spec, List<String> positional, CommandEntry entry) {
        List<String> lines = new ArrayList<>(List.of("NAME", "    " + entry.name()));
        lines.add("");
        lines.add("WHAT IT DOES");
        for (String paragraph : spec.usageMessage().description()) lines.addAll(wrapped(paragraph, 4));
        lines.add("");
        lines.add("SYNTAX");
        lines.addAll(wrapped(syntax(spec, positional, entry.name()), 4));
        if (!entry.aliases().isEmpty()) {
            lines.add("");
            lines.add("ALSO CALLED");
            lines.add("    " + String.join(", ", entry.aliases()));
        }
        if (!spec.options().isEmpty()) {
            lines.add("");
            lines.add("PARAMETERS");
            spec.options().forEach(option -> lines.addAll(parameter(option)));
        }
        return new Output(json(spec, entry), lines);
    }

    private static JsonObject json(CommandSpec spec, CommandEntry entry) {
        JsonObject help = new JsonObject();
        help.addProperty("name", entry.name());
        help.addProperty("description", String.join(" ", spec.usageMessage().description()));
        JsonArray parameters = new JsonArray();
        for (OptionSpec option : spec.options()) {
            JsonObject parameter = new JsonObject();
            parameter.addProperty("name", ParameterNames.name(option));
            parameter.addProperty("required", option.required());
            parameter.addProperty("value", option.arity().max() == 0 ? "" : option.paramLabel());
            parameter.addProperty("description", String.join(" ", option.description()));
            parameters.add(parameter);
        }
        help.add("parameters", parameters);
        return help;
    }

    private static String syntax(CommandSpec spec, List<String> positional, String name) {
        StringBuilder syntax = new StringBuilder(name);
        for (OptionSpec option : spec.options()) {
            String shown = ParameterNames.name(option);
            if (positional.contains(shown)) shown = "[" + shown + "]";
            if (option.arity().max() > 0) shown += " " + option.paramLabel();
            syntax.append(' ').append(option.required() ? shown : "[" + shown + "]");
        }
        return syntax.toString();
    }

    private static List<String> parameter(OptionSpec option) {
        List<String> lines = new ArrayList<>();
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        lines.add("    " + ParameterNames.name(option) + value);
        for (String paragraph : option.description()) lines.addAll(wrapped(paragraph, 8));
        return lines;
    }

    private static List<String> wrapped(String text, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (String word : text.split(" ")) {
            boolean first = line.toString().isBlank();
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                first = true;
            }
            if (!first) line.append(' ');
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
