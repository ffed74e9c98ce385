// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A host's operating system. All of it fails while the system does not run.
public interface SystemManagement {
    CompletableFuture<List<FeatureView>> features();

    CompletableFuture<List<ProcessView>> processes();

    CompletableFuture<List<ServiceView>> services();

    CompletableFuture<List<DriverView>> drivers();

    /// Open ports, such as `tcp/135`, sorted: counted from the running services.
    CompletableFuture<List<PortView>> ports();

    CompletableFuture<AttackSurfaceView> attackSurface();

    /// Oldest first. Can be read as long as the computer is on, also when its system has stopped.
    CompletableFuture<List<EventView>> events();

    /// Installs a role or feature. Fails with one cause for each unmet requirement.
    Operation<FeatureChange> install(String feature);

    Operation<FeatureChange> uninstall(String feature);

    /// Restarts the computer; ends when its system has started again.
    Operation<HostView> restart();

    /// Ends a process at once, as Task Manager does.
    Operation<ProcessView> endProcess(int processId);

    Operation<ServiceView> startService(String name);

    Operation<ServiceView> stopService(String name);
}
