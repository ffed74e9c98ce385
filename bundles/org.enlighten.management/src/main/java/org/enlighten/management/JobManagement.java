// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enlighten.simulation.Job;

/// The commands under way and those that have ended, the latest 1,000 of them.
public interface JobManagement {
    /// Oldest first.
    CompletableFuture<List<Job.View>> list();

    /// Asks a job to stop; completes with the job as it then stands.
    CompletableFuture<Job.View> cancel(long job);

    /// Why a job failed, or took as long as it did; of one under way, up to now. Out of the recorded trace.
    CompletableFuture<JobExplanation> explain(long job);
}
