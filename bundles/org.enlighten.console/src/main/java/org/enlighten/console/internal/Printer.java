// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.Optional;
import org.enlighten.console.Output;
import org.enlighten.simulation.Cause;

/// How answers and failures reach the user: tables and sentences, or one JSON value a line.
///
/// @param json whether a program reads it
public record Printer(PrintStream out, PrintStream err, boolean json) {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    /// An answer, to `to` instead of the ordinary output: the next command of a pipe may read it.
    public void answer(Output output, PrintStream to) {
        if (json) to.println(GSON.toJson(output.json()));
        else output.lines().forEach(to::println);
        to.flush();
    }

    public void answer(Output output) {
        answer(output, out);
    }

    /// A failure of a command: the sentence, and below it what was behind it.
    ///
    /// @param where such as `first-vm.lab, line 3`; empty for a single command
    public void failure(String where, Cause cause) {
        if (json) out.println(GSON.toJson(json(where, cause)));
        else sentences(where, cause);
        out.flush();
        err.flush();
    }

    private static JsonObject json(String where, Cause cause) {
        JsonObject failure = new JsonObject();
        failure.addProperty("error", cause.message());
        JsonArray because = new JsonArray();
        for (Optional<Cause> next = cause.because();
                next.isPresent();
                next = next.get().because()) because.add(next.get().message());
        failure.add("because", because);
        failure.addProperty("where", where);
        return failure;
    }

    private void sentences(String where, Cause cause) {
        err.println((where.isEmpty() ? "" : where + ": ") + cause.message());
        String indent = "  ";
        for (Optional<Cause> next = cause.because();
                next.isPresent();
                next = next.get().because()) {
            err.println(indent + next.get().message());
            indent += "  ";
        }
    }
}
