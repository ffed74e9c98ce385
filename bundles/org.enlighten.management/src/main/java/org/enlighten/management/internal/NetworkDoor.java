// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.NetworkAdapterView;
import org.enlighten.management.NetworkCaptureView;
import org.enlighten.management.NetworkManagement;
import org.enlighten.management.NewSwitch;
import org.enlighten.management.Operation;
import org.enlighten.management.VirtualSwitchView;

/// A host's virtual networks, from outside.
record NetworkDoor(World world, String host) implements NetworkManagement {
    @Override
    public CompletableFuture<List<VirtualSwitchView>> switches() {
        return world.clock().ask(() -> new NetworkWork(world.host(host)).switches());
    }

    @Override
    public Operation<VirtualSwitchView> create(NewSwitch made) {
        return world.begin(
                "New-VMSwitch", made.name(), false, work -> work.done(new NetworkWork(world.host(host)).create(made)));
    }

    @Override
    public Operation<String> remove(String name) {
        return world.begin(
                "Remove-VMSwitch", name, false, work -> work.done(new NetworkWork(world.host(host)).remove(name)));
    }

    @Override
    public CompletableFuture<List<NetworkAdapterView>> adapters() {
        return world.clock().ask(() -> NetworkViews.adapters(world.host(host)));
    }

    @Override
    public Operation<NetworkCaptureView> startCapture(UUID vm, String path) {
        return world.begin(
                "Start-VMNetworkCapture",
                world.nameOf(vm),
                false,
                work -> work.done(world.host(host).captures().start(vm, path)));
    }

    @Override
    public Operation<NetworkCaptureView> stopCapture(UUID vm) {
        return world.begin(
                "Stop-VMNetworkCapture",
                world.nameOf(vm),
                false,
                work -> work.done(world.host(host).captures().stop(vm)));
    }
}
