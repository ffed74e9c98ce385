// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.AttackSurfaceView;
import org.enlighten.management.BlastRadiusView;
import org.enlighten.management.CounterRequest;
import org.enlighten.management.CounterView;
import org.enlighten.management.DiskCheck;
import org.enlighten.management.DiskManagement;
import org.enlighten.management.DiskView;
import org.enlighten.management.DriverView;
import org.enlighten.management.EventView;
import org.enlighten.management.FeatureChange;
import org.enlighten.management.FeatureView;
import org.enlighten.management.FileManagement;
import org.enlighten.management.HostFault;
import org.enlighten.management.HostManagement;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NetworkManagement;
import org.enlighten.management.NewDisk;
import org.enlighten.management.Operation;
import org.enlighten.management.PortView;
import org.enlighten.management.ProcessView;
import org.enlighten.management.ServiceView;
import org.enlighten.management.SystemManagement;
import org.enlighten.management.VmManagement;
import org.enlighten.management.VmView;

/// The one host of the fake world: role, processes, disks.
final class FakeHost implements HostManagement, SystemManagement, DiskManagement {
    private static final String NO_ROLE =
            "The Hyper-V role is not installed on HV01. Run Install-WindowsFeature Hyper-V, then Restart-Computer.";

    final List<VmView> vms = new ArrayList<>();
    final TreeMap<String, DiskView> disks = new TreeMap<>();
    final List<HostFault> faults = new ArrayList<>();
    private final FakeFiles files = new FakeFiles();
    private final FakeManagement world;
    private FeatureView.State role = FeatureView.State.AVAILABLE;

    FakeHost(FakeManagement world) {
        this.world = world;
    }

    boolean isManageable() {
        return role == FeatureView.State.INSTALLED;
    }

    ManagementException unmanageable() {
        return new ManagementException(NO_ROLE);
    }

    HostView now() {
        return new HostView(
                "HV01",
                HostView.State.RUNNING,
                "",
                "server-2008",
                "windows-2008",
                "Windows Server 2008",
                Instant.EPOCH,
                world.nowNs,
                8,
                2,
                16384,
                14000,
                new HostView.Firmware(true, true, true),
                isManageable(),
                isManageable(),
                isManageable() ? "" : NO_ROLE,
                List.of(new HostView.Volume("C:", "", "NTFS", 1L << 40, 1L << 39)),
                "C:\\VMs",
                "C:\\VMs");
    }

    @Override
    public String name() {
        return "HV01";
    }

    @Override
    public CompletableFuture<HostView> view() {
        return CompletableFuture.completedFuture(now());
    }

    @Override
    public SystemManagement system() {
        return this;
    }

    @Override
    public VmManagement vms() {
        return new FakeVms(this, world);
    }

    @Override
    public DiskManagement disks() {
        return this;
    }

    @Override
    public FileManagement files() {
        return files;
    }

    @Override
    public Operation<HostView> fault(HostFault fault) {
        faults.add(fault);
        return FakeOperation.done(now());
    }

    @Override
    public CompletableFuture<List<FeatureView>> features() {
        return CompletableFuture.completedFuture(List.of(new FeatureView("Hyper-V", "Hyper-V", role)));
    }

    @Override
    public CompletableFuture<List<ProcessView>> processes() {
        return CompletableFuture.completedFuture(List.of(
                new ProcessView(4, 0, "System", "", 90, 0, 5, 1 << 20, Optional.empty()),
                new ProcessView(612, 4, "vmms.exe", "vmms.exe", 12, 3, 1, 5 << 20, Optional.empty())));
    }

    @Override
    public CompletableFuture<List<ServiceView>> services() {
        return CompletableFuture.completedFuture(
                List.of(new ServiceView("vmms", "Virtual Machine Management", true, "Automatic", 612)));
    }

    @Override
    public CompletableFuture<List<DriverView>> drivers() {
        return CompletableFuture.completedFuture(List.of(new DriverView("vmbus", "6.0", "", "System", 0)));
    }

    @Override
    public CompletableFuture<AttackSurfaceView> attackSurface() {
        return CompletableFuture.completedFuture(
                new AttackSurfaceView("HV01", "Windows Server 2008", 30, 20, 18, 7, 9, 1));
    }

    @Override
    public CompletableFuture<List<PortView>> ports() {
        return CompletableFuture.completedFuture(List.of(new PortView("tcp/135", "rpcss", 700)));
    }

    @Override
    public CompletableFuture<List<EventView>> events() {
        return CompletableFuture.completedFuture(List.of(
                new EventView(1, Instant.EPOCH, "Information", 6005, "EventLog", "The event log was started."),
                new EventView(2, Instant.EPOCH, "Error", 7034, "Service Control Manager", "A service ended.")));
    }

    @Override
    public Operation<FeatureChange> install(String feature) {
        if (!feature.equalsIgnoreCase("Hyper-V"))
            return FakeOperation.failed("There is no feature '%s'. There is Hyper-V.".formatted(feature));
        role = FeatureView.State.INSTALL_PENDING;
        return FakeOperation.done(new FeatureChange(new FeatureView("Hyper-V", "Hyper-V", role), true));
    }

    @Override
    public Operation<FeatureChange> uninstall(String feature) {
        role = FeatureView.State.UNINSTALL_PENDING;
        return FakeOperation.done(new FeatureChange(new FeatureView("Hyper-V", "Hyper-V", role), true));
    }

    @Override
    public Operation<HostView> restart() {
        if (role == FeatureView.State.INSTALL_PENDING) role = FeatureView.State.INSTALLED;
        if (role == FeatureView.State.UNINSTALL_PENDING) role = FeatureView.State.AVAILABLE;
        return FakeOperation.done(now());
    }

    @Override
    public Operation<ProcessView> endProcess(int processId) {
        return FakeOperation.done(processes().join().getLast());
    }

    @Override
    public Operation<ServiceView> startService(String name) {
        return FakeOperation.done(services().join().getFirst());
    }

    @Override
    public Operation<ServiceView> stopService(String name) {
        return FakeOperation.done(new ServiceView(name, name, false, "Automatic", 0));
    }

    @Override
    public Operation<DiskView> create(NewDisk disk) {
        if (disk.sizeBytes() > 2040L << 30) return FakeOperation.failed("A VHD has 2040 GB at most.");
        if (disks.containsKey(disk.path()))
            return FakeOperation.failed("'%s' is there already.".formatted(disk.path()));
        DiskView made =
                new DiskView(disk.path(), "VHD", label(disk.type()), disk.sizeBytes(), 69_632, 2 << 20, "6a7c", "");
        disks.put(disk.path(), made);
        return FakeOperation.done(made);
    }

    private static String label(NewDisk.Type type) {
        return type == NewDisk.Type.FIXED ? "Fixed" : "Dynamic";
    }

    @Override
    public Operation<DiskView> disk(String path) {
        DiskView disk = disks.get(path);
        return disk == null
                ? FakeOperation.failed("There is no file '%s' on HV01.".formatted(path))
                : FakeOperation.done(disk);
    }

    @Override
    public Operation<DiskCheck> test(String path) {
        List<String> faults = path.contains("bad") ? List.of("The footer is damaged.", "Its copy is, too.") : List.of();
        return FakeOperation.done(new DiskCheck(path, faults));
    }

    @Override
    public CompletableFuture<List<CounterView>> counters(CounterRequest request) {
        return CompletableFuture.completedFuture(List.of(
                new CounterView("Hyper-V Hypervisor Logical Processor", "Hv LP 0", "% Guest Run Time", 12.5),
                new CounterView("Hyper-V Hypervisor Logical Processor", "Hv LP 1", "% Guest Run Time", 0)));
    }

    @Override
    public NetworkManagement networks() {
        return new FakeNetworks();
    }

    @Override
    public CompletableFuture<BlastRadiusView> blastRadius(String partition) {
        return CompletableFuture.completedFuture(new BlastRadiusView(
                partition,
                Optional.empty(),
                List.of(new BlastRadiusView.Reached("memory", "web01", "64 MiB, mapped into the root"))));
    }

    @Override
    public Operation<List<Long>> intrude(UUID vm, String text) {
        throw new UnsupportedOperationException();
    }
}
