// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.enlighten.guest.PlugIn;
import org.enlighten.guest.PlugIns;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.enlighten.management.PlugInManagement;
import org.enlighten.management.PlugInView;
import org.enlighten.simulation.Cause;

/// Plug-ins come and go, and machines with their systems are waited for.
record PlugInDoor(World world) implements PlugInManagement {
    private static final long LOOK_NS = 1_000_000;
    private static final long PATIENCE_NS = 60_000_000_000L;

    @Override
    public CompletableFuture<List<PlugInView>> list() {
        return world.clock().ask(this::views);
    }

    @Override
    public Operation<PlugInView> start(String name) {
        return world.begin("Start plug-in", name, false, work -> run(name, true, work));
    }

    @Override
    public Operation<PlugInView> stop(String name) {
        return world.begin("Stop plug-in", name, false, work -> run(name, false, work));
    }

    private PlugIns plugIns() {
        return world.providers().plugIns();
    }

    private void run(String name, boolean running, Work<PlugInView> work) throws ManagementException {
        Optional<String> why = plugIns().run(name, running);
        if (why.isPresent()) throw new ManagementException(why.get());
        work.doneWhen(
                LOOK_NS,
                PATIENCE_NS,
                this::areMachinesSettled,
                () -> view(name),
                () -> new Cause("'%s' was %s, and a machine has not followed within a minute. Get-VM shows which."
                        .formatted(name, running ? "started" : "stopped")));
    }

    private boolean areMachinesSettled() {
        boolean settled = true;
        for (HostNode host : world.hosts()) settled &= host.computer().noticeSystems();
        return settled;
    }

    private List<PlugInView> views() {
        return plugIns().all().stream().map(PlugInDoor::view).toList();
    }

    private static PlugInView view(PlugIn of) {
        return new PlugInView(of.name(), of.version(), of.running(), of.brings());
    }

    private PlugInView view(String name) throws ManagementException {
        for (PlugInView plugIn : views()) if (plugIn.name().equalsIgnoreCase(name)) return plugIn;
        throw new ManagementException("The plug-in '%s' is gone.".formatted(name));
    }
}
