// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.FileStore;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.simulation.Saved;

/// A driver that is loaded: its device, its queue of requests, and what it offers.
final class DriverInstance {
    /// What is saved; the driver's own state is a tree that only it understands.
    record State(
            int number,
            String id,
            String devicePath,
            List<Long> pages,
            List<Integer> pageCounts,
            List<Integer> vectors,
            List<DriverContext.ConsolePart> console,
            boolean offersFiles,
            boolean initialized,
            boolean removed,
            boolean dispatching,
            boolean faulty,
            List<PendingRequest.State> waiting,
            List<PendingRequest.State> underWay,
            long lastCause,
            Saved driver,
            List<String> names) {}

    final int number;
    final DriverFactory factory;
    final DeviceNode node;
    private final String id;
    final List<Long> pages = new ArrayList<>();
    final List<Integer> pageCounts = new ArrayList<>();
    final List<Integer> vectors = new ArrayList<>();
    final List<DriverContext.ConsolePart> console = new ArrayList<>();
    final ArrayDeque<PendingRequest> waiting = new ArrayDeque<>();
    final RequestTable underWay = new RequestTable();
    /// By which programs open its device, beside its id.
    final List<String> names = new ArrayList<>();
    Driver driver;
    /// The tree of files its device is, while it offers one.
    Optional<FileStore> files = Optional.empty();
    boolean initialized;
    /// Its device is gone.
    boolean removed;
    /// One of its deferred-level routines is on a processor.
    boolean dispatching;
    /// Its next step throws.
    boolean faulty;
    /// What it served last: the cause of its next interrupt, as far as anybody can tell.
    long lastCause;
    /// While it is rebuilt: how many of its saved pages it has asked for again.
    int pagesAsked;

    DriverInstance(int number, DriverFactory factory, DeviceNode node) {
        this.number = number;
        this.factory = factory;
        this.node = node;
        id = factory.id();
    }

    String id() {
        return id;
    }

    State save() {
        return new State(
                number,
                id(),
                node.path(),
                List.copyOf(pages),
                List.copyOf(pageCounts),
                List.copyOf(vectors),
                List.copyOf(console),
                files.isPresent(),
                initialized,
                removed,
                dispatching,
                faulty,
                waiting.stream().map(PendingRequest::save).toList(),
                underWay.save(),
                lastCause,
                removed ? Saved.NOTHING : driver.save(),
                List.copyOf(names));
    }
}
