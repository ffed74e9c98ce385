// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.ArrayList;
import java.util.List;

/// Takes a line apart, as a person typed it: words with `'`, `"` and `\`, `$NAME`, `~`, `>` and `>>`, commands with
/// `;`,
/// `&&`, `||` and `&` between them, `#` before a comment.
final class LineParser {
    private final String line;
    private final Session session;
    private final List<Command> commands = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private String problem = "";
    private int at;
    private Command.Link link = Command.Link.ALWAYS;
    private String target = "";
    private boolean append;
    private boolean redirecting;

    private LineParser(String line, Session session) {
        this.line = line;
        this.session = session;
    }

    /// @param problem what cannot be understood; empty when all can
    record Parsed(List<Command> commands, String problem) {}

    static Parsed parse(String line, Session session) {
        LineParser parser = new LineParser(line, session);
        parser.run();
        return new Parsed(parser.problem.isEmpty() ? List.copyOf(parser.commands) : List.of(), parser.problem);
    }

    private void run() {
        while (at < line.length() && problem.isEmpty()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t') at++;
            else if (c == '#') at = line.length();
            else if (";&|".indexOf(c) >= 0) operator(c);
            else if (c == '>') redirection();
            else if (c == '<') problem = "syntax error: input comes from the console only, not from '<'";
            else word();
        }
        if (problem.isEmpty()) ended(false);
    }

    private void operator(char c) {
        boolean twice = line.startsWith(String.valueOf(c).repeat(2), at);
        if (c == '|' && !twice) problem = "syntax error: this shell has no pipes ('|')";
        else if (words.isEmpty()) problem = "syntax error near unexpected token '" + c + "'";
        at += twice ? 2 : 1;
        ended(c == '&' && !twice);
        if (c == '&' && twice) link = Command.Link.IF_WELL;
        if (c == '|') link = Command.Link.IF_ILL;
    }

    private void ended(boolean background) {
        if (redirecting) problem = "syntax error: a file is missing after '>'";
        if (words.isEmpty()) return;
        commands.add(new Command(link, List.copyOf(words), target, append, background));
        words.clear();
        link = Command.Link.ALWAYS;
        target = "";
        append = false;
    }

    private void redirection() {
        append = line.startsWith(">>", at);
        at += append ? 2 : 1;
        redirecting = true;
    }

    private void word() {
        StringBuilder text = new StringBuilder();
        boolean pattern = false;
        if (line.charAt(at) == '~' && isEndOfTilde(at + 1)) {
            text.append(Session.HOME);
            at++;
        }
        while (at < line.length() && " \t;&|<>".indexOf(line.charAt(at)) < 0 && problem.isEmpty()) {
            char c = line.charAt(at++);
            switch (c) {
                case '\\' -> text.append(at < line.length() ? line.charAt(at++) : '\\');
                case '\'' -> quoted(text, '\'');
                case '"' -> quoted(text, '"');
                case '$' -> variable(text);
                default -> {
                    pattern |= c == '*' || c == '?';
                    text.append(c);
                }
            }
        }
        if (redirecting) {
            target = text.toString();
            redirecting = false;
            if (pattern) problem = target + ": ambiguous redirect";
        } else words.add(new Word(text.toString(), pattern));
    }

    private boolean isEndOfTilde(int place) {
        return place == line.length() || " \t/;&|<>".indexOf(line.charAt(place)) >= 0;
    }

    private void quoted(StringBuilder text, char quote) {
        while (at < line.length() && line.charAt(at) != quote) {
            char c = line.charAt(at++);
            if (quote == '"' && c == '$') variable(text);
            else if (quote == '"' && c == '\\' && at < line.length()) text.append(line.charAt(at++));
            else text.append(c);
        }
        if (at == line.length()) problem = "syntax error: a quote is not closed";
        at++;
    }

    private void variable(StringBuilder text) {
        int from = at;
        if (at < line.length() && line.charAt(at) == '?') at++;
        else while (at < line.length() && (Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '_')) at++;
        if (at == from) text.append('$');
        else text.append(session.variable(line.substring(from, at)));
    }
}
