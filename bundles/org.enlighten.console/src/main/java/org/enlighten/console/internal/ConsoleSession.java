// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import com.google.gson.JsonPrimitive;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.enlighten.console.CommandEntry;
import org.enlighten.console.Output;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;

/// Lines of commands, read and run by Gogo, one command at a time.
public final class ConsoleSession implements AutoCloseable {
    /// Of Gogo's, to which every command belongs.
    private static final String SCOPE = "enlighten";

    private final CommandRegistry registry;
    private final Context context;
    private final Printer printer;
    private final CommandSession gogo;

    public ConsoleSession(Management management, CommandRegistry registry, Printer printer, InputStream in) {
        this.registry = registry;
        this.printer = printer;
        context = new Context(management, registry);
        CommandProcessorImpl processor = new Processor();
        gogo = processor.createSession(in, printer.out(), printer.err());
        gogo.put(CommandSession.OPTION_NO_GLOB, true);
    }

    /// Gogo, with our commands looked up when they are called: what a bundle brings in between is there.
    private final class Processor extends CommandProcessorImpl {
        Processor() {
            super(new ThreadIOImpl());
        }

        @Override
        protected Function getCommand(String name, Object path) {
            return registry.find(name)
                    .<Function>map(entry -> (session, arguments) -> call(entry, arguments))
                    .orElse(null);
        }
    }

    /// Runs a line; true when all of it succeeded. What failed was told.
    ///
    /// @param where it stands, such as `first-vm.lab, line 3`; empty when that is plain
    public boolean run(String line, String where) {
        try {
            Object value = gogo.execute(Backslashes.kept(line));
            if (value != null) printer.answer(value(value.toString()));
            return true;
        } catch (Exception | StackOverflowError e) {
            printer.failure(where, Failures.cause(e, registry));
            return false;
        }
    }

    /// What a line comes to that calls no command, such as a text in quotes.
    private static Output value(String text) {
        return new Output(new JsonPrimitive(text), List.of(text));
    }

    private Object call(CommandEntry entry, List<Object> arguments) throws ManagementException {
        List<String> texts = arguments.stream().map(String::valueOf).toList();
        Output output = exclusive(entry, texts);
        PrintStream to = Process.Utils.current() == null
                ? printer.out()
                : Process.Utils.current().out();
        printer.answer(output, to);
        return null;
    }

    /// The commands of a pipe run side by side in Gogo; the world takes one at a time.
    private synchronized Output exclusive(CommandEntry entry, List<String> arguments) throws ManagementException {
        return new CommandCall(entry).run(context, arguments);
    }

    CommandRegistry registry() {
        return registry;
    }

    Context context() {
        return context;
    }

    @Override
    public void close() {
        gogo.close();
    }
}
