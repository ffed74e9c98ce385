// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.ChangeListener;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
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
import org.enlighten.management.Medium;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.NewHost;
import org.enlighten.management.NewVm;
import org.enlighten.management.Operation;
import org.enlighten.management.PlugInManagement;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.SimulationManagement;
import org.enlighten.management.SimulationView;
import org.enlighten.management.Subscription;
import org.enlighten.management.TraceExport;
import org.enlighten.management.TraceExportRequest;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.enlighten.simulation.Job;
import org.enlighten.simulation.SimulationRunner.Pace;

/// A workspace that behaves like a small real one, for tests of the window: states change over time, jobs make
/// progress, screens show text, memory runs out.
public final class FakeManagement implements Management {
    private final FakeWorld world = new FakeWorld();
    private final Map<String, FakeHost> hosts = new LinkedHashMap<>();
    private volatile boolean closed;

    /// Two hosts: HV01 with the role and some virtual machines, HV02 without the role.
    public static FakeManagement lab() {
        FakeManagement management = new FakeManagement();
        FakeHost first = management.add("HV01", true, true);
        management.add("HV02", false, true);
        management.vm(first, "nt4-files", 128, VmState.RUNNING, "Keeps the files of the whole lab.");
        management.vm(first, "nt4-print", 96, VmState.OFF, "");
        management.vm(first, "web1", 512, VmState.RUNNING, "");
        management.vm(first, "web2", 512, VmState.PAUSED, "");
        management.vm(first, "web10", 512, VmState.OFF, "");
        management.vm(first, "database", 4096, VmState.OFF, "Needs more memory than the others.");
        return management;
    }

    /// One host that manages `count` machines, all off.
    public static FakeManagement many(int count) {
        FakeManagement management = new FakeManagement();
        FakeHost host = management.add("HV01", true, true);
        for (int i = 1; i <= count; i++) management.vm(host, "vm" + i, 64, VmState.OFF, "");
        return management;
    }

    /// One computer with nothing on it.
    ///
    /// @param virtualization whether its firmware has hardware virtualization switched on
    public static FakeManagement bare(boolean virtualization) {
        FakeManagement management = new FakeManagement();
        management.add("HV01", false, virtualization);
        return management;
    }

    private FakeHost add(String name, boolean role, boolean virtualization) {
        FakeHost host = new FakeHost(world, name, role, virtualization);
        hosts.put(name, host);
        return host;
    }

    private void vm(FakeHost host, String name, int memoryMib, VmState state, String notes) {
        List<Drive> drives = List.of(
                new Drive.HardDisk(
                        new DriveAddress(0, 0),
                        "C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks\\" + name + ".vhd"),
                new Drive.Dvd(new DriveAddress(1, 0), new Medium.None()));
        NewVm made = new NewVm(name, notes, ProcessorSettings.DEFAULT, new MemorySettings(memoryMib), "", drives);
        FakeVm vm = new FakeVm(host.name(), FakeVm.id(host.name(), name), made, Instant.parse("2008-02-27T09:00:00Z"));
        vm.state = state;
        host.machines.put(vm.id, vm);
    }

    public boolean closed() {
        return closed;
    }

    /// Scan codes that a machine's keyboard has sent so far.
    public List<Integer> scanCodes(String name) {
        return world.ask(() -> hosts.values().stream()
                        .flatMap(host -> host.list().stream())
                        .filter(vm -> vm.name.equals(name))
                        .findFirst()
                        .map(vm -> List.copyOf(vm.scanCodes))
                        .orElseThrow())
                .join();
    }

    /// Pictures of all machines.
    public List<VmView> vms() {
        return inventory().join().vms();
    }

    @Override
    public CompletableFuture<Inventory> inventory() {
        return world.ask(() -> {
            List<VmView> vms = new ArrayList<>();
            for (FakeHost host : hosts.values())
                if (host.picture().manageable()) host.list().forEach(vm -> vms.add(vm.view(world)));
            return new Inventory(
                    picture(), hosts.values().stream().map(FakeHost::picture).toList(), vms);
        });
    }

    private SimulationView picture() {
        return new SimulationView(
                world.now(),
                Instant.parse("2008-02-27T10:00:00Z").plusNanos(world.now()),
                world.now() + 1_200_000,
                world.steps(),
                world.pace(),
                42,
                world.steps(),
                0,
                Optional.empty());
    }

    @Override
    public List<String> hosts() {
        return List.copyOf(hosts.keySet());
    }

    @Override
    public HostManagement host(String name) {
        return hosts.get(name);
    }

    @Override
    public Operation<HostView> addHost(NewHost host) {
        return world.operate(
                "Adding",
                host.name(),
                0,
                _ -> {},
                () -> add(host.name(), false, true).picture());
    }

    @Override
    public Operation<String> removeHost(String name) {
        return world.operate("Removing", name, 0, _ -> {}, () -> {
            hosts.remove(name);
            return name;
        });
    }

    @Override
    public JobManagement jobs() {
        return new JobManagement() {
            @Override
            public CompletableFuture<List<Job.View>> list() {
                return world.ask(world::jobs);
            }

            @Override
            public CompletableFuture<Job.View> cancel(long job) {
                return world.ask(() -> world.jobs().get((int) job - 1));
            }

            @Override
            public CompletableFuture<JobExplanation> explain(long job) {
                return world.ask(
                        () -> new JobExplanation(world.jobs().get((int) job - 1), List.of(), List.of(), List.of(), 0));
            }
        };
    }

    @Override
    public SimulationManagement simulation() {
        return new SimulationManagement() {
            @Override
            public CompletableFuture<SimulationView> view() {
                return world.ask(FakeManagement.this::picture);
            }

            @Override
            public CompletableFuture<SimulationView> pace(Pace pace) {
                return world.ask(() -> {
                    world.pace(pace);
                    return picture();
                });
            }

            @Override
            public CompletableFuture<SimulationView> step(long steps) {
                return runFor(steps * 1_200_000);
            }

            @Override
            public CompletableFuture<SimulationView> runFor(long durationNs) {
                return world.ask(() -> {
                    world.advance(durationNs);
                    return picture();
                });
            }

            @Override
            public CompletableFuture<SimulationView> runUntil(long instantNs) {
                return runFor(instantNs - world.now());
            }

            @Override
            public Operation<TraceExport> exportTrace(TraceExportRequest request) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public CompletableFuture<List<GuestSystemView>> guestSystems() {
        return CompletableFuture.completedFuture(List.of(
                new GuestSystemView("windows-2008", "Windows Server 2008", "Microsoft", "enlightened", false),
                new GuestSystemView("windows-nt4", "Windows NT 4.0", "Microsoft", "not aware", true)));
    }

    @Override
    public PlugInManagement plugIns() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<List<HardwareProfileView>> hardwareProfiles() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public <T> CompletableFuture<T> await(Operation<T> operation) {
        return operation.result();
    }

    @Override
    public Subscription subscribe(ChangeListener listener) {
        world.subscribe(listener);
        return () -> world.unsubscribe(listener);
    }

    @Override
    public LabFile labFile(String path) throws ManagementException {
        throw new ManagementException("There is no file '" + path + "'.");
    }

    @Override
    public String workspace() {
        return "/home/you/.enlighten/workspace";
    }

    @Override
    public List<String> notices() {
        return List.of();
    }

    @Override
    public void close() {
        closed = true;
        world.close();
    }
}
