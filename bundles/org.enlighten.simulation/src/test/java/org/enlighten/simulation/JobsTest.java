// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JobsTest {
    private final Simulation simulation = new Simulation(1);
    private final Jobs jobs = new Jobs(simulation, 3);

    @Test
    void jobsAreNumberedFromOneAndTellWhenTheyRan() {
        simulation.runUntil(10);
        Job first = jobs.start("Start-VM", "web1");
        Job second = jobs.start("Stop-VM", "web2");
        simulation.runUntil(30);
        first.progress(40);
        first.complete();
        assertEquals(
                List.of(
                        new Job.View(1, "Start-VM", "web1", Job.State.COMPLETED, 100, 10, 30, Optional.empty()),
                        new Job.View(
                                2, "Stop-VM", "web2", Job.State.RUNNING, 0, 10, Simulation.NEVER, Optional.empty())),
                jobs.views());
        assertEquals(1, jobs.runningCount());
        assertEquals(Optional.of(second), jobs.running(2));
        assertEquals(Optional.empty(), jobs.running(1));
    }

    @Test
    void onlyTheLatestEndedJobsAreRememberedAndAllThatRun() {
        Job long1 = jobs.start("New-VHD", "a");
        for (int i = 0; i < 10; i++) jobs.start("Get-VM", "").complete();
        assertEquals(List.of(1L, 9L, 10L, 11L), ids());
        long1.fail(new Cause("The disk is full."));
        assertEquals(List.of(1L, 10L, 11L), ids());
        assertEquals(Optional.empty(), jobs.view(2));
    }

    @Test
    void aFailedJobSaysWhy() {
        Cause why = new Cause("The disk could not be made.", new Cause("The volume C: is full."));
        Job job = jobs.start("New-VHD", "a");
        job.fail(why);
        job.complete();
        Job.View view = jobs.view(1).orElseThrow();
        assertEquals(Job.State.FAILED, view.state());
        assertEquals(Optional.of(why), view.cause());
        assertTrue(view.isEnded());
    }

    @Test
    void cancellingAsksTheWorkOnceAndOnlyWhenItCan() {
        List<String> asked = new ArrayList<>();
        Job able = jobs.start("Convert-VHD", "a", () -> asked.add("asked"));
        Job unable = jobs.start("Remove-VM", "b");
        assertTrue(able.cancel());
        assertFalse(able.cancel());
        assertFalse(unable.cancel());
        assertEquals(List.of("asked"), asked);
        assertEquals(Job.State.CANCELLED, able.view().state());
        assertEquals(
                "Convert-VHD was cancelled.", able.view().cause().orElseThrow().message());
        assertEquals(Job.State.RUNNING, unable.view().state());
    }

    @Test
    void workThatEndsItsJobWhenItIsCancelledHasItsWay() {
        Job[] job = new Job[1];
        job[0] = jobs.start("Export-VM", "a", () -> job[0].fail(new Cause("Half of it was written.")));
        assertTrue(job[0].cancel());
        assertEquals(Job.State.FAILED, job[0].view().state());
    }

    @Test
    void listenersAreToldOfEveryChangeAfterIt() {
        List<String> told = new ArrayList<>();
        Consumer<Job.View> listener = view -> told.add(view.id() + " " + view.state() + " " + view.percent() + " "
                + jobs.views().contains(view));
        jobs.listen(listener);
        Job job = jobs.start("Start-VM", "a");
        job.progress(50);
        job.progress(50);
        job.progress(20);
        job.complete();
        job.progress(70);
        jobs.unlisten(listener);
        jobs.start("Start-VM", "b");
        assertEquals(List.of("1 RUNNING 0 true", "1 RUNNING 50 true", "1 COMPLETED 100 true"), told);
    }

    @Test
    void whoeverWaitsForTheEndIsToldOnce() {
        List<String> told = new ArrayList<>();
        Job job = jobs.start("Start-VM", "a");
        job.whenEnded(() -> told.add("then"));
        assertEquals(List.of(), told);
        job.complete();
        job.complete();
        job.whenEnded(() -> told.add("at once"));
        assertEquals(List.of("then", "at once"), told);
    }

    @Test
    void anotherThreadSeesJobsAsTheyWereAtSomeInstant() throws Exception {
        Jobs many = new Jobs(simulation, 10);
        CompletableFuture<Boolean> stop = new CompletableFuture<>();
        CompletableFuture<Long> seen = CompletableFuture.supplyAsync(() -> {
            long last = 0;
            while (!stop.isDone()) {
                for (Job.View view : many.views()) {
                    if (view.isEnded() != (view.endedNs() != Simulation.NEVER)) return -1L;
                    last = Math.max(last, view.id());
                }
            }
            return last;
        });
        for (int i = 0; i < 20_000; i++) many.start("Get-VM", "").complete();
        stop.complete(true);
        assertTrue(seen.get() >= 0);
        assertEquals(10, many.views().size());
    }

    private List<Long> ids() {
        return jobs.views().stream().map(Job.View::id).toList();
    }
}
