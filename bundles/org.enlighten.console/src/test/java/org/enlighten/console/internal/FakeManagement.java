// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.ChangeListener;
import org.enlighten.management.GuestSystemView;
import org.enlighten.management.HardwareProfileView;
import org.enlighten.management.HostManagement;
import org.enlighten.management.HostView;
import org.enlighten.management.Inventory;
import org.enlighten.management.JobExplanation;
import org.enlighten.management.JobManagement;
import org.enlighten.management.LabFile;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewHost;
import org.enlighten.management.Operation;
import org.enlighten.management.PlugInManagement;
import org.enlighten.management.SimulationManagement;
import org.enlighten.management.SimulationView;
import org.enlighten.management.Subscription;
import org.enlighten.management.TraceExport;
import org.enlighten.management.TraceExportRequest;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Job;
import org.enlighten.simulation.SimulationRunner.Pace;

/// A world with one host, small enough to be read: it keeps what it is told and answers as the real one does.
final class FakeManagement implements Management, JobManagement, SimulationManagement {
    static final long SECOND_NS = 1_000_000_000;

    final FakeHost host = new FakeHost(this);
    private final FakePlugIns plugIns = new FakePlugIns();
    final List<Job.View> jobs = new ArrayList<>();
    long nowNs;

    @Override
    public CompletableFuture<Inventory> inventory() {
        return CompletableFuture.completedFuture(new Inventory(now(), List.of(host.now()), List.copyOf(host.vms)));
    }

    @Override
    public List<String> hosts() {
        return List.of("HV01");
    }

    @Override
    public HostManagement host(String name) {
        return host;
    }

    @Override
    public Operation<HostView> addHost(NewHost ignored) {
        return FakeOperation.failed("One host is enough here.");
    }

    @Override
    public Operation<String> removeHost(String name) {
        return FakeOperation.failed("One host is needed here.");
    }

    @Override
    public JobManagement jobs() {
        return this;
    }

    @Override
    public SimulationManagement simulation() {
        return this;
    }

    @Override
    public CompletableFuture<List<GuestSystemView>> guestSystems() {
        return CompletableFuture.completedFuture(
                List.of(new GuestSystemView("windows-nt4", "Windows NT 4.0", "Enlighten", "not aware", true)));
    }

    @Override
    public PlugInManagement plugIns() {
        return plugIns;
    }

    @Override
    public CompletableFuture<List<HardwareProfileView>> hardwareProfiles() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public <T> CompletableFuture<T> await(Operation<T> operation) {
        nowNs += SECOND_NS;
        return operation.result();
    }

    @Override
    public void stopWaiting() {}

    @Override
    public Subscription subscribe(ChangeListener listener) {
        return () -> {};
    }

    @Override
    public LabFile labFile(String path) throws ManagementException {
        throw new ManagementException("There is no file '%s'.".formatted(path));
    }

    @Override
    public String workspace() {
        return "a-workspace";
    }

    @Override
    public List<String> notices() {
        return List.of();
    }

    @Override
    public void close() {}

    @Override
    public CompletableFuture<List<Job.View>> list() {
        return CompletableFuture.completedFuture(List.copyOf(jobs));
    }

    @Override
    public CompletableFuture<Job.View> cancel(long job) {
        return jobs.stream()
                .filter(view -> view.id() == job)
                .findFirst()
                .map(CompletableFuture::completedFuture)
                .orElseGet(
                        () -> CompletableFuture.failedFuture(new ManagementException("There is no job " + job + ".")));
    }

    @Override
    public CompletableFuture<SimulationView> view() {
        return CompletableFuture.completedFuture(now());
    }

    private SimulationView now() {
        Instant date = Instant.parse("2008-06-26T00:00:00Z").plusNanos(nowNs);
        return new SimulationView(nowNs, date, nowNs + 1, 7, new Pace.Batch(), 42, 3, 0xABCL, Optional.empty());
    }

    @Override
    public CompletableFuture<SimulationView> pace(Pace pace) {
        return view();
    }

    @Override
    public CompletableFuture<SimulationView> step(long steps) {
        nowNs += steps;
        return view();
    }

    @Override
    public CompletableFuture<SimulationView> runFor(long durationNs) {
        nowNs += durationNs;
        return view();
    }

    @Override
    public CompletableFuture<SimulationView> runUntil(long instantNs) {
        nowNs = Math.max(nowNs, instantNs);
        return view();
    }

    @Override
    public Operation<TraceExport> exportTrace(TraceExportRequest request) {
        return FakeOperation.done(
                new TraceExport(request.path(), 3, request.vm().isPresent() ? 4000 : 0, 4003, "0000000000000abc"));
    }

    @Override
    public CompletableFuture<JobExplanation> explain(long job) {
        return CompletableFuture.completedFuture(new JobExplanation(
                jobs.stream().filter(one -> one.id() == job).findFirst().orElseThrow(),
                List.of("'web01' was not started.", "No memory.", "8192 MB are needed."),
                List.of(new JobExplanation.Spent("root, VP 0", "its software ran", 900, 90)),
                List.of(new JobExplanation.Happening(5, "root", "process ended: process 7, code 1")),
                3));
    }

    /// A job that failed, with two causes behind it.
    void addFailedJob() {
        Cause why = new Cause("'web01' was not started.", new Cause("No memory.", new Cause("8192 MB are needed.")));
        jobs.add(new Job.View(1, "Start-VM", "web01", Job.State.FAILED, 10, 0, SECOND_NS, Optional.of(why)));
    }
}
