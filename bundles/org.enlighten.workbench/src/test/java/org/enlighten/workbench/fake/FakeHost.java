// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.BlastRadiusView;
import org.enlighten.management.Change;
import org.enlighten.management.CounterRequest;
import org.enlighten.management.CounterView;
import org.enlighten.management.DiskCheck;
import org.enlighten.management.DiskManagement;
import org.enlighten.management.DiskView;
import org.enlighten.management.FileManagement;
import org.enlighten.management.HostFault;
import org.enlighten.management.HostManagement;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NetworkManagement;
import org.enlighten.management.NewDisk;
import org.enlighten.management.Operation;
import org.enlighten.management.SystemManagement;
import org.enlighten.management.VmManagement;
import org.enlighten.simulation.Cause;

/// A host of the fake world.
final class FakeHost implements HostManagement, DiskManagement {
    static final long SECOND_NS = 1_000_000_000L;
    private static final long GIB = 1L << 30;

    final FakeWorld world;
    final Map<UUID, FakeVm> machines = new LinkedHashMap<>();
    final Map<String, DiskView> disks = new TreeMap<>();
    private final String name;
    private final FakeSystem system;
    private final FakeVms vms;

    FakeHost(FakeWorld world, String name, boolean role, boolean virtualization) {
        this.world = world;
        this.name = name;
        system = new FakeSystem(this, role, virtualization);
        vms = new FakeVms(this);
    }

    HostView picture() {
        int used = machines.values().stream()
                .filter(FakeVm::on)
                .mapToInt(vm -> vm.memory.startupMib())
                .sum();
        return new HostView(
                name,
                system.state(),
                "",
                "server-2008",
                "windows-2008",
                "Windows Server 2008 Enterprise",
                Instant.parse("2008-02-27T00:00:00Z"),
                world.now(),
                4,
                1,
                8192,
                7168 - used,
                new HostView.Firmware(true, system.virtualization(), true),
                system.effective(),
                system.unmanageable().isEmpty(),
                system.unmanageable(),
                List.of(new HostView.Volume("C:", "System", "NTFS", 500 * GIB, 431 * GIB)),
                "C:\\ProgramData\\Microsoft\\Windows\\Hyper-V",
                "C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletableFuture<HostView> view() {
        return world.ask(this::picture);
    }

    @Override
    public SystemManagement system() {
        return system;
    }

    @Override
    public VmManagement vms() {
        return vms;
    }

    @Override
    public DiskManagement disks() {
        return this;
    }

    @Override
    public FileManagement files() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Operation<HostView> fault(HostFault fault) {
        return world.operate("Fault", name, 0, _ -> {}, this::picture);
    }

    @Override
    public Operation<DiskView> create(NewDisk disk) {
        boolean fixed = disk.type() == NewDisk.Type.FIXED;
        return world.operate(
                "Creating",
                disk.path(),
                fixed ? 3 * SECOND_NS : 0,
                _ -> {
                    if (disks.containsKey(disk.path()))
                        throw new ManagementException(new Cause(
                                "The disk was not created.",
                                new Cause("There is a file '" + disk.path() + "' already. Choose another name.")));
                },
                () -> {
                    DiskView made = new DiskView(
                            disk.path(), "VHD", fixed ? "Fixed" : "Dynamic", disk.sizeBytes(), 0, 0, "", "");
                    disks.put(disk.path(), made);
                    return made;
                });
    }

    @Override
    public Operation<DiskView> disk(String path) {
        return world.operate("Reading", path, 0, _ -> {}, () -> disks.get(path));
    }

    @Override
    public Operation<DiskCheck> test(String path) {
        return world.operate("Testing", path, 0, _ -> {}, () -> new DiskCheck(path, List.of()));
    }

    void changed() {
        world.tell(new Change.Host(name));
    }

    List<FakeVm> list() {
        return new ArrayList<>(machines.values());
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
