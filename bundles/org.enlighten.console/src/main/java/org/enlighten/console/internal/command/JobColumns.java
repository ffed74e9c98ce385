// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

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
            .text("error", "Error", job -> job.cause().map(Cause::message).orElse(""));

    private JobColumns() {}

    private static String label(Job.State state) {
        return state.name().charAt(0) + state.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
