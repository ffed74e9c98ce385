// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlighten.console.CommandSet;
import org.enlighten.console.internal.command.BuiltInCommands;

/// A session on the fake world, and what it showed.
final class Shown implements AutoCloseable {
    final FakeManagement world = new FakeManagement();
    final ConsoleSession session;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Shown(boolean json, CommandSet... more) {
        List<CommandSet> sets = new java.util.ArrayList<>(List.of(more));
        sets.add(new BuiltInCommands());
        Printer printer = new Printer(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                json);
        session = new ConsoleSession(world, new CommandRegistry(sets), printer, new ByteArrayInputStream(new byte[0]));
    }

    /// A session on a host with the role.
    static Shown withRole(boolean json) {
        Shown shown = new Shown(json);
        shown.session.run("Install-WindowsFeature Hyper-V -Restart", "");
        shown.out.reset();
        return shown;
    }

    /// Runs a line and gives what it showed on the ordinary output.
    String answer(String line) {
        out.reset();
        err.reset();
        if (!session.run(line, "")) throw new AssertionError(line + ": " + err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    /// Runs a line that must fail and gives its sentences.
    String failure(String line) {
        out.reset();
        err.reset();
        if (session.run(line, "")) throw new AssertionError(line + " did not fail: " + out);
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        session.close();
    }
}
