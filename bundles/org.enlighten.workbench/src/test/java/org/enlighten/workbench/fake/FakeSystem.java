// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.fake;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.AttackSurfaceView;
import org.enlighten.management.DriverView;
import org.enlighten.management.EventView;
import org.enlighten.management.FeatureChange;
import org.enlighten.management.FeatureView;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.enlighten.management.PortView;
import org.enlighten.management.ProcessView;
import org.enlighten.management.ServiceView;
import org.enlighten.management.SystemManagement;
import org.enlighten.simulation.Cause;

/// The operating system of a fake host: its role, and the restart that makes it effective.
final class FakeSystem implements SystemManagement {
    private final FakeHost host;
    private final boolean virtualization;
    private FeatureView.State role;
    private HostView.State state = HostView.State.RUNNING;

    FakeSystem(FakeHost host, boolean role, boolean virtualization) {
        this.host = host;
        this.virtualization = virtualization;
        this.role = role ? FeatureView.State.INSTALLED : FeatureView.State.AVAILABLE;
    }

    HostView.State state() {
        return state;
    }

    boolean virtualization() {
        return virtualization;
    }

    boolean effective() {
        return state == HostView.State.RUNNING && role == FeatureView.State.INSTALLED;
    }

    String unmanageable() {
        if (state != HostView.State.RUNNING) return host.name() + " is starting. Wait until its system runs.";
        return switch (role) {
            case INSTALLED -> "";
            case INSTALL_PENDING ->
                "The Hyper-V role is installed on " + host.name() + ", but takes effect at its next start.";
            case AVAILABLE, UNINSTALL_PENDING ->
                "The Hyper-V role is not installed on " + host.name() + ". Install it, then restart the computer.";
        };
    }

    private FeatureView feature() {
        return new FeatureView("Hyper-V", "Hyper-V", role);
    }

    @Override
    public CompletableFuture<List<FeatureView>> features() {
        return host.world.ask(() -> List.of(feature()));
    }

    @Override
    public Operation<FeatureChange> install(String feature) {
        return host.world.operate(
                "Installing",
                feature,
                FakeHost.SECOND_NS / 2,
                _ -> {
                    if (!virtualization)
                        throw new ManagementException(new Cause(
                                "The Hyper-V role cannot be installed.",
                                new Cause(
                                        "Hardware virtualization is switched off in the firmware of " + host.name()
                                                + ". Switch it on and turn the computer off and on again.",
                                        new Cause("The processor reports no VT-x and no AMD-V."))));
                },
                () -> {
                    role = FeatureView.State.INSTALL_PENDING;
                    host.changed();
                    return new FeatureChange(feature(), true);
                });
    }

    @Override
    public Operation<FeatureChange> uninstall(String feature) {
        return install(feature);
    }

    @Override
    public Operation<HostView> restart() {
        return host.world.operate(
                "Restarting",
                host.name(),
                2 * FakeHost.SECOND_NS,
                _ -> {
                    state = HostView.State.STARTING;
                    host.changed();
                },
                () -> {
                    state = HostView.State.RUNNING;
                    if (role == FeatureView.State.INSTALL_PENDING) role = FeatureView.State.INSTALLED;
                    host.changed();
                    return host.picture();
                });
    }

    @Override
    public CompletableFuture<List<ProcessView>> processes() {
        return host.world.ask(List::of);
    }

    @Override
    public CompletableFuture<List<ServiceView>> services() {
        return host.world.ask(List::of);
    }

    @Override
    public CompletableFuture<List<DriverView>> drivers() {
        return host.world.ask(List::of);
    }

    @Override
    public CompletableFuture<AttackSurfaceView> attackSurface() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<List<PortView>> ports() {
        return host.world.ask(List::of);
    }

    @Override
    public CompletableFuture<List<EventView>> events() {
        return host.world.ask(List::of);
    }

    @Override
    public Operation<ProcessView> endProcess(int processId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Operation<ServiceView> startService(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Operation<ServiceView> stopService(String name) {
        throw new UnsupportedOperationException();
    }
}
