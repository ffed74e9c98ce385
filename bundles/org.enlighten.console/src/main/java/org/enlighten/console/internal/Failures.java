// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.enlighten.management.ManagementException;
import org.enlighten.simulation.Cause;

/// What went wrong with a line, in sentences.
final class Failures {
    private Failures() {}

    static Cause cause(Throwable failure, CommandRegistry commands) {
        return switch (failure) {
            case ManagementException told -> told.why();
            case CommandNotFoundException unknown -> new Cause(commands.unknown(unknown.getCommand()));
            case EOFException _ -> new Cause("The line ends too early: a quote or a bracket is not closed.");
            case SyntaxError syntax ->
                new Cause("The line cannot be read near character %d: %s. Put text with special characters in quotes."
                        .formatted(syntax.column() + 1, syntax.getMessage()));
            case ExecutionException wrapped when wrapped.getCause() != null -> cause(wrapped.getCause(), commands);
            case IOException file -> new Cause("A file that the line names cannot be used: " + file.getMessage() + ".");
            case IllegalArgumentException odd when isNoCommand(odd) -> new Cause(commands.unknown(""));
            default -> ManagementException.of(failure).why();
        };
    }

    /// Gogo takes a quoted first word for an object and looks for a method of it.
    private static boolean isNoCommand(IllegalArgumentException e) {
        return e.getMessage() != null && e.getMessage().startsWith("Cannot coerce");
    }
}
