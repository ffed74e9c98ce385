// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.fake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.AttemptView;
import org.enlighten.management.Change;
import org.enlighten.management.CommandOutput;
import org.enlighten.management.DeviceView;
import org.enlighten.management.IoTrace;
import org.enlighten.management.IoTraceRequest;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewVm;
import org.enlighten.management.Operation;
import org.enlighten.management.PowerAction;
import org.enlighten.management.ScreenView;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmCondition;
import org.enlighten.management.VmConsole;
import org.enlighten.management.VmIntegration;
import org.enlighten.management.VmManagement;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.enlighten.management.VmWorkloads;
import org.enlighten.simulation.Cause;

/// Virtual machines of a fake host: power takes a second, and memory runs out.
final class FakeVms implements VmManagement {
    private final FakeHost host;

    FakeVms(FakeHost host) {
        this.host = host;
    }

    private FakeVm find(UUID id) throws ManagementException {
        FakeVm vm = host.machines.get(id);
        if (vm == null) throw new ManagementException("There is no virtual machine with the id " + id + ".");
        return vm;
    }

    @Override
    public CompletableFuture<List<VmView>> list() {
        return host.world.ask(
                () -> host.list().stream().map(vm -> vm.view(host.world)).toList());
    }

    @Override
    public CompletableFuture<VmView> vm(UUID id) {
        return host.world.ask(() -> find(id).view(host.world));
    }

    @Override
    public Operation<VmView> define(NewVm vm) {
        UUID id = FakeVm.id(host.name(), vm.name() + host.machines.size());
        return host.world.operate("Creating", vm.name(), 0, _ -> {}, () -> {
            FakeVm made = new FakeVm(host.name(), id, vm, Instant.parse("2008-02-27T10:14:22Z"));
            host.machines.put(id, made);
            host.world.tell(new Change.VmList(host.name()));
            return made.view(host.world);
        });
    }

    @Override
    public Operation<VmView> modify(UUID id, List<VmChange> changes) {
        return host.world.operate("Modifying", id.toString(), 0, _ -> find(id), () -> {
            changes.forEach(host.machines.get(id)::apply);
            host.world.tell(new Change.Vm(host.name(), id));
            return host.machines.get(id).view(host.world);
        });
    }

    @Override
    public Operation<VmView> remove(UUID id) {
        return host.world.operate("Deleting", id.toString(), 0, _ -> find(id), () -> {
            VmView before = host.machines.remove(id).view(host.world);
            host.world.tell(new Change.VmList(host.name()));
            return before;
        });
    }

    @Override
    public Operation<VmView> power(UUID id, PowerAction action) {
        String title = action.label();
        String name = host.machines.get(id).name;
        return host.world.operate(
                title, name, FakeHost.SECOND_NS, job -> begin(find(id), action, job), () -> end(id, action));
    }

    private void begin(FakeVm vm, PowerAction action, long job) throws ManagementException {
        if (action == PowerAction.START
                && vm.memory.startupMib() > host.picture().memoryFreeMib())
            throw new ManagementException(new Cause(
                    "The virtual machine was not started.",
                    new Cause("It needs " + vm.memory.startupMib() + " MB of memory, and " + host.name() + " has "
                            + host.picture().memoryFreeMib()
                            + " MB free (0x800705AA). Turn off another machine or give this one less.")));
        switch (action) {
            case START -> {
                vm.state = VmState.STARTING;
                vm.operation = "Starting";
                vm.startedNs = host.world.now();
            }
            case TURN_OFF -> {
                vm.state = VmState.STOPPING;
                vm.operation = "Stopping";
            }
            case SHUT_DOWN -> vm.operation = "Shutting Down";
            case PAUSE -> vm.state = VmState.PAUSING;
            case RESUME -> vm.state = VmState.RESUMING;
            case RESET -> vm.state = VmState.RESETTING;
        }
        vm.operationJob = job;
        told(vm);
    }

    private VmView end(UUID id, PowerAction action) throws ManagementException {
        FakeVm vm = find(id);
        vm.operation = "";
        vm.state = switch (action) {
            case START, RESUME, RESET -> VmState.RUNNING;
            case TURN_OFF, SHUT_DOWN -> VmState.OFF;
            case PAUSE -> VmState.PAUSED;
        };
        vm.type("");
        told(vm);
        return vm.view(host.world);
    }

    private void told(FakeVm vm) {
        host.world.tell(new Change.Vm(host.name(), vm.id));
        host.world.tell(new Change.Screen(host.name(), vm.id));
    }

    @Override
    public Operation<VmView> waitFor(UUID id, VmCondition condition, long timeoutNs) {
        return host.world.operate("Waiting", id.toString(), 0, _ -> {}, () -> find(id).view(host.world));
    }

    @Override
    public CompletableFuture<List<DeviceView>> devices(UUID id) {
        return host.world.ask(List::of);
    }

    @Override
    public Operation<List<AttemptView>> attack(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VmIntegration integration(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VmWorkloads workloads(UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Operation<IoTrace> traceIo(UUID id, IoTraceRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VmConsole console(UUID id) {
        return new VmConsole() {
            @Override
            public CompletableFuture<ScreenView> screen() {
                return host.world.ask(() -> find(id).screen());
            }

            @Override
            public Operation<Integer> type(String text) {
                return host.world.operate("Typing", text, 0, _ -> find(id).type(text), () -> {
                    told(find(id));
                    return text.length();
                });
            }

            @Override
            public Operation<Integer> paste(String text) {
                return type(text);
            }

            @Override
            public Operation<Integer> press(String combination) {
                return type("<" + combination + ">");
            }

            @Override
            public CompletableFuture<Void> scanCodes(List<Integer> codes) {
                return host.world.ask(() -> {
                    find(id).scanned(codes);
                    told(find(id));
                    return null;
                });
            }

            @Override
            public Operation<CommandOutput> invoke(String command, long timeoutNs) {
                return host.world.operate(
                        "Invoking", command, 0, _ -> {}, () -> new CommandOutput(command, List.of(), 0));
            }
        };
    }
}
