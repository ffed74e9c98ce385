// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.BlastRadiusView;
import org.enlighten.management.CounterRequest;
import org.enlighten.management.CounterView;
import org.enlighten.management.DiskManagement;
import org.enlighten.management.FileManagement;
import org.enlighten.management.HostFault;
import org.enlighten.management.HostManagement;
import org.enlighten.management.HostView;
import org.enlighten.management.NetworkManagement;
import org.enlighten.management.Operation;
import org.enlighten.management.SystemManagement;
import org.enlighten.management.VmManagement;

/// One host's door: finds the host anew for each question.
record HostDoor(World world, String name) implements HostManagement {
    @Override
    public CompletableFuture<HostView> view() {
        return world.clock().ask(() -> HostViews.of(world.host(name)));
    }

    @Override
    public SystemManagement system() {
        return new SystemDoor(world, name);
    }

    @Override
    public VmManagement vms() {
        return new VmDoor(world, name);
    }

    @Override
    public DiskManagement disks() {
        return new DiskDoor(world, name);
    }

    @Override
    public FileManagement files() {
        return new FileDoor(world, name);
    }

    @Override
    public NetworkManagement networks() {
        return new NetworkDoor(world, name);
    }

    @Override
    public Operation<HostView> fault(HostFault fault) {
        return world.begin(
                "Invoke-HostFault", name, false, work -> new SystemWork(world.host(name)).fault(fault, work));
    }

    @Override
    public CompletableFuture<List<CounterView>> counters(CounterRequest request) {
        return world.clock().ask(() -> new Counters(world.host(name)).views(request));
    }

    @Override
    public CompletableFuture<BlastRadiusView> blastRadius(String partition) {
        return world.clock().ask(() -> new Intrusions(world.host(name)).radius(partition));
    }

    @Override
    public Operation<List<Long>> intrude(UUID vm, String text) {
        return world.begin(
                "Invoke-RootIntruder",
                world.nameOf(vm),
                false,
                work -> work.done(new Intrusions(world.host(name)).search(vm, text)));
    }
}
