// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.AttemptView;
import org.enlighten.management.DeviceView;
import org.enlighten.management.Drive;
import org.enlighten.management.IoTrace;
import org.enlighten.management.IoTraceRequest;
import org.enlighten.management.ModeSwitch;
import org.enlighten.management.NewVm;
import org.enlighten.management.Operation;
import org.enlighten.management.PowerAction;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmCondition;
import org.enlighten.management.VmConsole;
import org.enlighten.management.VmIntegration;
import org.enlighten.management.VmManagement;
import org.enlighten.management.VmSettings;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.enlighten.management.VmWorkloads;
import org.enlighten.management.WorkloadView;

/// The fake host's machines: they change state at once.
final class FakeVms implements VmManagement {
    private final FakeHost host;
    private final FakeManagement world;

    FakeVms(FakeHost host, FakeManagement world) {
        this.host = host;
        this.world = world;
    }

    @Override
    public CompletableFuture<List<VmView>> list() {
        return host.isManageable()
                ? CompletableFuture.completedFuture(List.copyOf(host.vms))
                : CompletableFuture.failedFuture(host.unmanageable());
    }

    @Override
    public CompletableFuture<VmView> vm(UUID id) {
        return CompletableFuture.completedFuture(find(id));
    }

    private VmView find(UUID id) {
        return host.vms.stream().filter(vm -> vm.id().equals(id)).findFirst().orElseThrow();
    }

    @Override
    public Operation<VmView> define(NewVm vm) {
        if (!host.isManageable())
            return FakeOperation.failed(host.unmanageable().why());
        VmSettings settings = new VmSettings(
                vm.notes(),
                vm.processor(),
                vm.memory(),
                vm.drives(),
                List.of(VmSettings.BootDevice.CD, VmSettings.BootDevice.IDE),
                false,
                List.of(),
                "C:\\VMs");
        UUID id = new UUID(0x4000, 0x8000_0000_0000_0000L | host.vms.size());
        VmView made = view(id, vm.name(), VmState.OFF, settings);
        host.vms.add(made);
        return FakeOperation.done(made);
    }

    private VmView view(UUID id, String name, VmState state, VmSettings settings) {
        return new VmView(
                "HV01",
                id,
                name,
                state,
                false,
                0,
                state == VmState.OFF ? 0 : settings.memory().startupMib(),
                0,
                "Operating normally",
                "",
                0,
                Instant.EPOCH,
                1,
                "",
                "Not installed",
                "",
                List.of(PowerAction.START),
                0,
                settings);
    }

    @Override
    public Operation<VmView> modify(UUID id, List<VmChange> changes) {
        VmView vm = find(id);
        for (VmChange change : changes) vm = changed(vm, change);
        return replaced(vm);
    }

    private VmView changed(VmView vm, VmChange change) {
        VmSettings s = vm.settings();
        return switch (change) {
            case VmChange.Name(String name) -> view(vm.id(), name, vm.state(), s);
            case VmChange.Processor(var p) ->
                view(vm.id(), vm.name(), vm.state(), with(s, s.notes(), p, s.memory(), s.drives()));
            case VmChange.Memory(var m) ->
                view(vm.id(), vm.name(), vm.state(), with(s, s.notes(), s.processor(), m, s.drives()));
            case VmChange.Notes(String n) ->
                view(vm.id(), vm.name(), vm.state(), with(s, n, s.processor(), s.memory(), s.drives()));
            case VmChange.Insert(var at, var medium) ->
                view(
                        vm.id(),
                        vm.name(),
                        vm.state(),
                        with(s, s.notes(), s.processor(), s.memory(), drives(s, new Drive.Dvd(at, medium))));
            case VmChange.AddDrive(var drive) ->
                view(vm.id(), vm.name(), vm.state(), with(s, s.notes(), s.processor(), s.memory(), drives(s, drive)));
            case VmChange.RemoveDrive(var at) -> {
                List<Drive> left = new ArrayList<>(s.drives());
                left.removeIf(drive -> drive.address().equals(at));
                yield view(vm.id(), vm.name(), vm.state(), with(s, s.notes(), s.processor(), s.memory(), left));
            }
            case VmChange.AddScsiController() ->
                controllers(vm, List.of(s.scsiControllers().size()), List.of());
            case VmChange.RemoveScsiController(int number) -> controllers(vm, List.of(), List.of(number));
            default -> vm;
        };
    }

    private VmView controllers(VmView vm, List<Integer> more, List<Integer> less) {
        VmSettings s = vm.settings();
        List<Integer> all = new ArrayList<>(s.scsiControllers());
        all.addAll(more);
        all.removeAll(less);
        return view(
                vm.id(),
                vm.name(),
                vm.state(),
                new VmSettings(
                        s.notes(),
                        s.processor(),
                        s.memory(),
                        s.drives(),
                        s.bootOrder(),
                        false,
                        List.of(),
                        s.path(),
                        all));
    }

    private static List<Drive> drives(VmSettings settings, Drive drive) {
        List<Drive> drives = new ArrayList<>(settings.drives());
        drives.removeIf(other -> other.address().equals(drive.address()));
        drives.add(drive);
        drives.sort(Comparator.comparing(each -> each.address().toString()));
        return drives;
    }

    private static VmSettings with(
            VmSettings s,
            String notes,
            org.enlighten.management.ProcessorSettings processor,
            org.enlighten.management.MemorySettings memory,
            List<Drive> drives) {
        return new VmSettings(
                notes, processor, memory, drives, s.bootOrder(), false, List.of(), s.path(), s.scsiControllers());
    }

    private Operation<VmView> replaced(VmView vm) {
        host.vms.replaceAll(old -> old.id().equals(vm.id()) ? vm : old);
        return FakeOperation.done(vm);
    }

    @Override
    public Operation<VmView> remove(UUID id) {
        VmView vm = find(id);
        if (vm.state() != VmState.OFF) return FakeOperation.failed("'%s' is running.".formatted(vm.name()));
        host.vms.remove(vm);
        return FakeOperation.done(vm);
    }

    @Override
    public Operation<VmView> power(UUID id, PowerAction action) {
        VmView vm = find(id);
        VmState next = switch (action) {
            case START, RESUME, RESET -> VmState.RUNNING;
            case TURN_OFF, SHUT_DOWN -> VmState.OFF;
            case PAUSE -> VmState.PAUSED;
        };
        if (vm.state() == next && action != PowerAction.RESET)
            return FakeOperation.failed(
                    "'%s' is %s.".formatted(vm.name(), vm.state().label()));
        return replaced(view(id, vm.name(), next, vm.settings()));
    }

    @Override
    public Operation<VmView> waitFor(UUID id, VmCondition condition, long timeoutNs) {
        VmView vm = find(id);
        boolean holds = !(condition instanceof VmCondition.InState(VmState state)) || vm.state() == state;
        return holds
                ? FakeOperation.done(vm)
                : FakeOperation.failed("'%s' was not there in time.".formatted(vm.name()));
    }

    @Override
    public VmConsole console(UUID id) {
        return new FakeConsole();
    }

    @Override
    public Operation<List<AttemptView>> attack(UUID id) {
        return FakeOperation.done(
                List.of(new AttemptView("foreign memory", "map it", "hypervisor: map answers ACCESS_DENIED", true)));
    }

    @Override
    public VmIntegration integration(UUID id) {
        return new FakeIntegration(find(id), () -> power(id, PowerAction.SHUT_DOWN));
    }

    @Override
    public VmWorkloads workloads(UUID id) {
        String name = find(id).name();
        return new VmWorkloads() {
            @Override
            public Operation<String> start(String kind, String settings) {
                return FakeOperation.done("The workload '%s' runs as process 7: %s".formatted(kind, settings));
            }

            @Override
            public Operation<WorkloadView> view() {
                return FakeOperation.done(
                        new WorkloadView(name, "oltp", "running", 2.5, 500, 200, 900, 1500, 4000, 9000));
            }

            @Override
            public Operation<String> stop() {
                return FakeOperation.failed("The guest of '%s' did not stop it.".formatted(name));
            }
        };
    }

    @Override
    public CompletableFuture<List<DeviceView>> devices(UUID id) {
        DeviceView disk =
                new DeviceView("ide0/0", "Disk", "host", "emulated", "", "", 0, List.of("size: 2 GB"), List.of());
        return CompletableFuture.completedFuture(List.of(
                new DeviceView("worker", "vmwp.exe", "host", "process", "", "", 0, List.of(), List.of(disk)),
                new DeviceView(
                        "atapi",
                        "Disk drive",
                        "guest",
                        "emulated",
                        "DiskDrive",
                        "atapi 4.0",
                        0,
                        List.of(),
                        List.of())));
    }

    @Override
    public Operation<IoTrace> traceIo(UUID id, IoTraceRequest request) {
        IoTrace.Request one =
                new IoTrace.Request(1, 5, world.nowNs, world.nowNs + 1000, "WRITE SECTORS of 4096 bytes", 7, 15);
        return FakeOperation.done(new IoTrace(
                request.command(),
                List.of(one),
                request.number().orElse(1),
                List.of(new IoTrace.RegisterCount("IDE command (0x1F7)", "write", 7)),
                List.of(new IoTrace.CrossingCount(ModeSwitch.IN_VM, "guest kernel", "hypervisor", 1.0, 7, 8)),
                List.of(
                        new IoTrace.IoEvent(
                                3, "web01", 0, "kernel", "x.exit-out", "guest kernel", "hypervisor", "here"),
                        new IoTrace.IoEvent(4, "web01", 0, "kernel", "os.deferred", "", "", "driver 1")),
                250_000));
    }
}
