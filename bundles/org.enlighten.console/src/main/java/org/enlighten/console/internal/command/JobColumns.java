// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonArray;
import java.util.List;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Job;

/// How jobs are told.
final class JobColumns {
    static final Columns<Job.View> ALL = new Columns<Job.View>()
            .number("id", "Id", Job.View::id)
            .text("title", "Command", Job.View::title)
            .text("target", "Target", Job.View::target)
            .text("state", "State", job -> label(job.state()))
            .number("percent", "Percent", Job.View::percent)
            .duration("startedNs", "Started", Job.View::startedNs)
            .text("error", "", job -> job.cause().map(Cause::message).orElse(""))
            .cell("because", "Error", JobColumns::why);

    private JobColumns() {}

    /// All sentences of the chain for people; those behind the first for programs.
    private static Cell why(Job.View job) {
        List<String> sentences = job.cause().stream()
                .flatMap(cause -> cause.chain().stream())
                .map(Cause::message)
                .toList();
        JsonArray behind = new JsonArray();
        sentences.stream().skip(1).forEach(behind::add);
        return new Cell(behind, String.join(" ", sentences), false);
    }

    private static String label(Job.State state) {
        return state.name().charAt(0) + state.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
