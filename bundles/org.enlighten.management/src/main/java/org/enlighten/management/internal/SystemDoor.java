// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.AttackSurfaceView;
import org.enlighten.management.DriverView;
import org.enlighten.management.EventView;
import org.enlighten.management.FeatureChange;
import org.enlighten.management.FeatureView;
import org.enlighten.management.HostView;
import org.enlighten.management.Operation;
import org.enlighten.management.PortView;
import org.enlighten.management.ProcessView;
import org.enlighten.management.ServiceView;
import org.enlighten.management.SystemManagement;
import org.enlighten.os.SystemCall;

/// A host's operating system, from outside.
record SystemDoor(World world, String host) implements SystemManagement {
    @Override
    public CompletableFuture<List<FeatureView>> features() {
        return world.clock().ask(() -> {
            world.host(host).kernel();
            return new Features(world.host(host)).views();
        });
    }

    @Override
    public CompletableFuture<List<ProcessView>> processes() {
        return world.clock().ask(() -> SystemViews.processes(world.host(host)));
    }

    @Override
    public CompletableFuture<List<ServiceView>> services() {
        return world.clock().ask(() -> SystemViews.services(world.host(host)));
    }

    @Override
    public CompletableFuture<List<DriverView>> drivers() {
        return world.clock().ask(() -> SystemViews.drivers(world.host(host)));
    }

    @Override
    public CompletableFuture<List<PortView>> ports() {
        return world.clock().ask(() -> SystemViews.ports(world.host(host)));
    }

    @Override
    public CompletableFuture<AttackSurfaceView> attackSurface() {
        return world.clock().ask(() -> SystemViews.attackSurface(world.host(host)));
    }

    @Override
    public CompletableFuture<List<EventView>> events() {
        return world.clock().ask(() -> SystemViews.events(world.host(host)));
    }

    @Override
    public Operation<FeatureChange> install(String feature) {
        return world.begin(
                "Install-WindowsFeature",
                feature,
                false,
                work -> new Features(world.host(host)).install(feature, work));
    }

    @Override
    public Operation<FeatureChange> uninstall(String feature) {
        return world.begin(
                "Uninstall-WindowsFeature",
                feature,
                false,
                work -> new Features(world.host(host)).uninstall(feature, work));
    }

    @Override
    public Operation<HostView> restart() {
        return world.begin("Restart-Computer", host, false, work -> new SystemWork(world.host(host)).restart(work));
    }

    @Override
    public Operation<ProcessView> endProcess(int processId) {
        return world.begin(
                "Stop-Process",
                Integer.toString(processId),
                false,
                work -> new SystemWork(world.host(host)).endProcess(processId, work));
    }

    @Override
    public Operation<ServiceView> startService(String name) {
        return service("Start-Service", name, SystemCall.ServiceAction.START);
    }

    @Override
    public Operation<ServiceView> stopService(String name) {
        return service("Stop-Service", name, SystemCall.ServiceAction.STOP);
    }

    private Operation<ServiceView> service(String title, String name, SystemCall.ServiceAction action) {
        return world.begin(title, name, false, work -> new SystemWork(world.host(host)).service(name, action, work));
    }
}
