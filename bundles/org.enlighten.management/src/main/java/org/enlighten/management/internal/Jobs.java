// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlighten.management.Change;
import org.enlighten.management.ManagementException;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Job;
import org.enlighten.simulation.Simulation;

/// The jobs of one world, the latest ones.
final class Jobs {
    private static final int KEPT_MAX = 1_000;

    private final Simulation simulation;
    private final ChangeHub changes;
    private final Map<Long, Job> jobs = new LinkedHashMap<>();
    /// What the jobs under way are done by.
    private final Map<Long, Work<?>> open = new LinkedHashMap<>();
    private long next = 1;

    Jobs(Simulation simulation, ChangeHub changes) {
        this.simulation = simulation;
        this.changes = changes;
    }

    /// Begins a job for a piece of work.
    Job begin(String title, String target, boolean cancellable, Work<?> work) {
        long id = next++;
        Runnable canceller = () -> work.cancelled(new Cause(title + " of '" + target + "' was cancelled."));
        Job job = new Job(simulation, id, title, target, cancellable ? Optional.of(canceller) : Optional.empty());
        jobs.put(id, job);
        if (jobs.size() > KEPT_MAX) forgetOldest();
        open.put(id, work);
        job.whenEnded(() -> {
            open.remove(id);
            changes.tell(new Change.Job(id));
        });
        changes.tell(new Change.Job(id));
        return job;
    }

    private void forgetOldest() {
        jobs.values().stream().filter(Job::isEnded).findFirst().ifPresent(old -> jobs.remove(old.id()));
    }

    /// No time passes any more: nothing that is under way will end by itself.
    void stopped(Cause why) {
        for (Map.Entry<Long, Work<?>> each : List.copyOf(open.entrySet())) {
            Job.View view = jobs.get(each.getKey()).view();
            each.getValue()
                    .failed(new Cause("%s of '%s' was not finished.".formatted(view.title(), view.target()), why));
        }
    }

    /// A number that nothing else in this world has.
    long newNumber() {
        return next++;
    }

    List<Job.View> views() {
        List<Job.View> views = new ArrayList<>();
        for (Job job : jobs.values()) views.add(job.view());
        return views;
    }

    Job.View view(long id) throws ManagementException {
        return job(id).view();
    }

    private Job job(long id) throws ManagementException {
        Job job = jobs.get(id);
        if (job == null) throw new ManagementException("There is no job %d. Get-Job lists them.".formatted(id));
        return job;
    }

    Job.View cancel(long id) throws ManagementException {
        Job job = job(id);
        if (job.isEnded())
            throw new ManagementException(
                    "Job %d (%s) has ended already.".formatted(id, job.view().title()));
        if (!job.cancel())
            throw new ManagementException("Job %d (%s) cannot be cancelled; it ends by itself."
                    .formatted(id, job.view().title()));
        return job.view();
    }
}
