// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;

/// The beginning of a run: hosts are built from their definitions, the local one is made when there is none, and all
/// are turned on.
record WorldStart(World world) {
    Work<Integer> begin(String localName, HostDefinition local) throws ManagementException {
        Documents documents = world.documents();
        if (documents.hosts().isEmpty()) documents.host(localName, local.tree());
        HostWork hosts = new HostWork(world);
        for (String name : documents.hosts()) build(hosts, name);
        return started(hosts);
    }

    /// A host whose system's plug-in is missing stays as it is defined, and is told.
    private void build(HostWork hosts, String name) {
        JsonObject tree = world.documents().host(name).orElseThrow();
        try {
            world.add(hosts.build(name, new HostDefinition(tree)));
        } catch (ManagementException e) {
            world.notices().add("The host '%s' is not there in this run. %s".formatted(name, e.getMessage()));
        }
    }

    private Work<Integer> started(HostWork hosts) {
        Work<Integer> all = work();
        List<Work<HostView>> running = new ArrayList<>();
        for (HostNode node : world.hosts()) {
            Work<HostView> one = work();
            running.add(one);
            hosts.start(node, one);
        }
        if (running.isEmpty()) all.done(0);
        for (Work<HostView> one : running)
            one.result().whenComplete((view, failure) -> {
                if (failure != null) world.notices().add(failure.getMessage());
                if (running.stream().allMatch(Work::isEnded)) all.done(running.size());
            });
        return all;
    }

    private <T> Work<T> work() {
        return new Work<>(world.simulation(), world.clock().watches());
    }
}
