// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.enlighten.management.OpenSettings;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Commands typed by a person, with history and completion, or read from a pipe without either.
///
/// A command that fails does not end the shell. `exit`, `quit` or the end of the input do.
final class Shell {
    private static final String PROMPT = "enlighten> ";

    private final Management management;
    private final CommandRegistry registry;
    private final Printer printer;

    Shell(Management management, CommandRegistry registry, Printer printer) {
        this.management = management;
        this.registry = registry;
        this.printer = printer;
    }

    /// True when the last command before the end succeeded, for a pipe: when all did.
    boolean run() throws ManagementException {
        Console console = System.console();
        try {
            return console != null && console.isTerminal() ? typed() : piped();
        } catch (IOException e) {
            throw new ManagementException("The terminal cannot be used: " + e.getMessage() + ".");
        }
    }

    private boolean piped() throws IOException {
        boolean all = true;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (ConsoleSession session = new ConsoleSession(management, registry, printer, System.in)) {
            int number = 1;
            for (String line = in.readLine(); line != null && !isEnd(line); line = in.readLine()) {
                if (!isEmpty(line)) all &= session.run(line, "line " + number);
                number++;
            }
        }
        return all;
    }

    private boolean typed() throws IOException {
        try (Terminal terminal = terminal()) {
            PrintStream out = new PrintStream(terminal.output(), true, terminal.encoding());
            terminal.handle(Terminal.Signal.INT, _ -> management.stopWaiting());
            Printer toTerminal = new Printer(out, out, printer.json());
            try (ConsoleSession session = new ConsoleSession(management, registry, toTerminal, terminal.input())) {
                out.println("Enlighten. Get-Help lists the commands, 'exit' ends.");
                readAndRun(reader(terminal, session), session);
            }
        }
        return true;
    }

    /// JLine looks for the ways to a terminal with the thread's class loader, which in a framework knows nothing of
    /// JLine.
    private static Terminal terminal() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TerminalBuilder.class.getClassLoader());
        try {
            return TerminalBuilder.builder().system(true).dumb(true).build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private LineReader reader(Terminal terminal, ConsoleSession session) {
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(new char[0]);
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .completer(new Completion(session))
                .variable(LineReader.HISTORY_FILE, OpenSettings.userFolder() + "/history")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
    }

    private static void readAndRun(LineReader reader, ConsoleSession session) {
        while (true) {
            try {
                String line = reader.readLine(PROMPT);
                if (isEnd(line)) return;
                if (!isEmpty(line)) session.run(line, "");
            } catch (UserInterruptException e) {
                // Ctrl+C drops the line, as shells do
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private static boolean isEnd(String line) {
        String word = line.strip();
        return word.equalsIgnoreCase("exit") || word.equalsIgnoreCase("quit");
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }
}
