// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.AttemptView;
import org.enlighten.management.DeviceView;
import org.enlighten.management.IoTrace;
import org.enlighten.management.IoTraceRequest;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewVm;
import org.enlighten.management.Operation;
import org.enlighten.management.PowerAction;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmCondition;
import org.enlighten.management.VmConsole;
import org.enlighten.management.VmIntegration;
import org.enlighten.management.VmManagement;
import org.enlighten.management.VmView;
import org.enlighten.management.VmWorkloads;

/// A host's virtual machines, from outside.
record VmDoor(World world, String host) implements VmManagement {
    private static final Comparator<VmView> BY_NAME =
            Comparator.comparing(VmView::name, String.CASE_INSENSITIVE_ORDER).thenComparing(VmView::id);

    @Override
    public CompletableFuture<List<VmView>> list() {
        return world.clock().ask(() -> list(world.host(host)));
    }

    static List<VmView> list(HostNode host) throws ManagementException {
        host.installation();
        List<VmView> views = new ArrayList<>();
        for (VmNode node : host.machines()) views.add(VmViews.of(node));
        views.sort(BY_NAME);
        return views;
    }

    @Override
    public CompletableFuture<VmView> vm(UUID id) {
        return world.clock().ask(() -> VmViews.of(world.host(host).machine(id)));
    }

    @Override
    public Operation<VmView> define(NewVm vm) {
        return world.begin(
                "New-VM", vm.name(), false, work -> work.done(new VmSettingsWork(world.host(host)).define(vm)));
    }

    @Override
    public Operation<VmView> modify(UUID id, List<VmChange> changes) {
        return world.begin(
                "Set-VM", name(id), false, work -> new VmSettingsWork(world.host(host)).modify(id, changes, work));
    }

    @Override
    public Operation<VmView> remove(UUID id) {
        return world.begin("Remove-VM", name(id), false, work -> work.done(new VmRemoval(world.host(host)).remove(id)));
    }

    @Override
    public Operation<VmView> power(UUID id, PowerAction action) {
        return world.begin(
                title(action), name(id), false, work -> new VmPower(world.host(host)).power(id, action, work));
    }

    private static String title(PowerAction action) {
        return switch (action) {
            case START -> "Start-VM";
            case TURN_OFF, SHUT_DOWN -> "Stop-VM";
            case PAUSE -> "Suspend-VM";
            case RESUME -> "Resume-VM";
            case RESET -> "Restart-VM";
        };
    }

    @Override
    public Operation<VmView> waitFor(UUID id, VmCondition condition, long timeoutNs) {
        return world.begin(
                "Wait-VM",
                name(id),
                true,
                work -> new VmPower(world.host(host)).waitFor(id, condition, timeoutNs, work));
    }

    @Override
    public VmConsole console(UUID id) {
        return new ConsoleDoor(world, host, id);
    }

    @Override
    public Operation<List<AttemptView>> attack(UUID id) {
        return world.begin(
                "Invoke-HostileGuest", name(id), false, work -> new HostileWork(world.host(host)).attack(id, work));
    }

    @Override
    public VmWorkloads workloads(UUID id) {
        return new WorkloadDoor(world, host, id);
    }

    @Override
    public VmIntegration integration(UUID id) {
        return new IntegrationDoor(world, host, id);
    }

    @Override
    public CompletableFuture<List<DeviceView>> devices(UUID id) {
        return world.clock().ask(() -> DeviceTrees.of(world.host(host).machine(id)));
    }

    @Override
    public Operation<IoTrace> traceIo(UUID id, IoTraceRequest request) {
        return world.begin("Trace-VMIo", name(id), true, work -> {
            HostNode at = world.host(host);
            IoTracer.run(at, at.machine(id), request, work);
        });
    }

    /// What a job's list shows; the id of a machine that nobody knows.
    private String name(UUID id) {
        return world.nameOf(id);
    }
}
