// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
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
import org.enlighten.management.Subscription;
import org.enlighten.management.VmView;
import org.enlighten.simulation.Job;
import org.enlighten.store.StoreException;
import org.enlighten.store.UserFiles;

/// An open workspace, from outside: passes everything on to the simulation's thread.
record ManagementDoor(World world, Closing closing) implements Management, JobManagement {
    /// What ends it all.
    interface Closing {
        void close();
    }

    @Override
    public CompletableFuture<Inventory> inventory() {
        return world.clock().ask(() -> {
            List<HostView> hosts = new ArrayList<>();
            List<VmView> vms = new ArrayList<>();
            for (HostNode host : world.hosts()) {
                hosts.add(HostViews.of(host));
                if (Sentences.unmanageable(host).isEmpty()) vms.addAll(VmDoor.list(host));
            }
            return new Inventory(SimulationDoor.now(world), hosts, vms);
        });
    }

    @Override
    public List<String> hosts() {
        return world.hostNames();
    }

    @Override
    public HostManagement host(String name) {
        return new HostDoor(world, name);
    }

    @Override
    public Operation<HostView> addHost(NewHost host) {
        return world.begin("Add host", host.name(), false, work -> new HostWork(world).add(host, work));
    }

    @Override
    public Operation<String> removeHost(String name) {
        return world.begin("Remove host", name, false, work -> work.done(new HostWork(world).remove(name)));
    }

    @Override
    public JobManagement jobs() {
        return this;
    }

    @Override
    public CompletableFuture<List<Job.View>> list() {
        return world.clock().ask(() -> world.jobs().views());
    }

    @Override
    public CompletableFuture<Job.View> cancel(long job) {
        return world.clock().ask(() -> world.jobs().cancel(job));
    }

    @Override
    public CompletableFuture<JobExplanation> explain(long job) {
        return world.clock().ask(() -> JobExplainer.explain(world, world.jobs().view(job)));
    }

    @Override
    public SimulationManagement simulation() {
        return new SimulationDoor(world);
    }

    @Override
    public CompletableFuture<List<GuestSystemView>> guestSystems() {
        return world.clock().ask(() -> Systems.views(world));
    }

    @Override
    public PlugInManagement plugIns() {
        return new PlugInDoor(world);
    }

    @Override
    public CompletableFuture<List<HardwareProfileView>> hardwareProfiles() {
        return world.clock().ask(HostWork::profiles);
    }

    @Override
    public <T> CompletableFuture<T> await(Operation<T> operation) {
        return world.clock().await(operation);
    }

    @Override
    public void stopWaiting() {
        world.clock().stopWaiting();
    }

    @Override
    public Subscription subscribe(ChangeListener listener) {
        return world.changes().subscribe(listener);
    }

    @Override
    public LabFile labFile(String path) throws ManagementException {
        try {
            String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
            return new LabFile(name, path, UserFiles.lines(path));
        } catch (StoreException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    @Override
    public String workspace() {
        return world.documents().workspace().folder().toString();
    }

    @Override
    public List<String> notices() {
        List<String> notices = new ArrayList<>(world.documents().workspace().notices());
        notices.addAll(world.notices());
        return notices;
    }

    @Override
    public void close() {
        closing.close();
    }
}
