// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One line as a person typed it, taken apart.
///
/// @param word the command's name as typed; empty for an empty line
/// @param rest everything after the word up to a redirection, as typed, without the blanks around it
/// @param arguments words of the rest without their quotes, without switches
/// @param switches words of the rest that begin with `/`, in lower case with it
/// @param target where output goes to; empty: the console
/// @param append output goes to the end of the target
/// @param problem what cannot be understood, as a sentence; empty when all can
record CommandLine(
        String word,
        String rest,
        List<String> arguments,
        List<String> switches,
        String target,
        boolean append,
        String problem) {

    static CommandLine parse(String line) {
        int cut = unquoted(line, ">");
        String command = (cut < 0 ? line : line.substring(0, cut)).strip();
        String problem = problemOf(line, cut);
        boolean append = cut >= 0 && line.startsWith(">>", cut);
        String target =
                cut < 0 ? "" : line.substring(cut + (append ? 2 : 1)).strip().replace("\"", "");
        String word = command.substring(0, endOfWord(command));
        String rest = command.substring(word.length()).strip();
        List<String> arguments = new ArrayList<>();
        List<String> switches = new ArrayList<>();
        for (String token : tokens(rest)) {
            if (token.startsWith("/")) switches.add(token.toLowerCase(Locale.ROOT));
            else arguments.add(token.replace("\"", ""));
        }
        return new CommandLine(word.replace("\"", ""), rest, arguments, switches, target, append, problem);
    }

    private static String problemOf(String line, int cut) {
        if (unquoted(line, "|<&") >= 0)
            return "'%c' is not understood: this shell runs one command at a time, without pipes."
                    .formatted(line.charAt(unquoted(line, "|<&")));
        if (cut < 0) return "";
        String target = line.substring(cut).replaceFirst("^>>?", "").strip();
        if (target.isEmpty()) return "A file name is missing after '>'.";
        if (unquoted(target, ">") >= 0) return "Output can go to one file only.";
        return "";
    }

    /// A name ends at a blank; `/`, and after a command of the shell `\` and `.`, end it too: `cd..`, `dir/b`.
    private static int endOfWord(String command) {
        boolean quoted = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c == ' ' || c == '\t' || (c == '/' && i > 0)) return i;
            if ((c == '\\' || c == '.' || c == ':') && Builtins.isKnown(command.substring(0, i))) return i;
        }
        return command.length();
    }

    private static List<String> tokens(String text) {
        List<String> all = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') quoted = !quoted;
            boolean ends = !quoted && (c == ' ' || c == '\t' || (c == '/' && !token.isEmpty()));
            if (ends) {
                if (!token.isEmpty()) all.add(token.toString());
                token.setLength(0);
            }
            if (quoted || (c != ' ' && c != '\t')) token.append(c);
        }
        if (!token.isEmpty()) all.add(token.toString());
        return all;
    }

    private static int unquoted(String line, String any) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') quoted = !quoted;
            if (!quoted && any.indexOf(line.charAt(i)) >= 0) return i;
        }
        return -1;
    }
}
