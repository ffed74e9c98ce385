// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.enlighten.block.Outcome;
import org.enlighten.machine.Frame;
import org.enlighten.os.OsEvents;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Mode;

/// The loaded drivers, by number; their interrupts, and the queues in front of them.
final class Drivers {
    private static final int VECTORS = 256;
    private static final int[] NOBODY = new int[0];

    private final Executive x;
    private final List<DriverInstance> all = new ArrayList<>();
    private final int[][] vectors = new int[VECTORS][];
    private long nextRequest = 1;

    Drivers(Executive x) {
        this.x = x;
        Arrays.fill(vectors, NOBODY);
    }

    List<DriverInstance> all() {
        return all;
    }

    DriverInstance get(int number) {
        return all.get(number);
    }

    void add(DriverInstance driver) {
        all.add(driver);
    }

    /// A loaded driver by its id, without regard to case.
    Optional<DriverInstance> named(String id) {
        for (DriverInstance d : all) if (!d.removed && d.id().equalsIgnoreCase(id)) return Optional.of(d);
        return Optional.empty();
    }

    /// A loaded driver by a name that it offers its device by, without regard to case.
    Optional<DriverInstance> offering(String name) {
        return all.stream()
                .filter(d -> !d.removed && d.names.stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    void connect(DriverInstance driver, int vector) {
        if (!driver.vectors.contains(vector)) driver.vectors.add(vector);
        vectors[vector] = IntStream.concat(Arrays.stream(vectors[vector]), IntStream.of(driver.number))
                .sorted()
                .distinct()
                .toArray();
    }

    /// Numbers of the drivers that share a vector, the one that was loaded first in front.
    int[] onVector(int vector) {
        return vectors[vector];
    }

    /// Puts a request into a driver's queue.
    void request(DriverInstance d, IoRequest.Function function, long cause, PendingRequest.Client client, long tag) {
        PendingRequest pending = new PendingRequest(new IoRequest(nextRequest++, cause, function), client, tag);
        x.tell(
                OsEvents.REQUEST_QUEUED,
                Mode.KERNEL,
                cause,
                d.number,
                pending.request().id());
        if (d.removed) x.dispatcher.answer(client, tag, gone(d));
        else if (!mayStart(d)) d.waiting.add(pending);
        else start(d, pending);
    }

    /// An activation that is not about a request: a driver is initialized, deferred, or made to run.
    void activate(DriverInstance d, Driver.Entry entry, long argument, long cause) {
        x.dispatcher.defer(new Frame(d.number, entry.ordinal(), argument, cause));
    }

    /// Its initialization is over: what waited may start.
    void initialized(DriverInstance d) {
        d.initialized = true;
        if (d.console.contains(DriverContext.ConsolePart.SCREEN)) x.messages.screenCame();
        startNext(d);
    }

    void complete(DriverInstance d, long requestId, Outcome outcome) {
        Optional<PendingRequest> pending = d.underWay.take(requestId);
        if (pending.isEmpty()) throw new IllegalStateException("no request under way has the number " + requestId);
        IoRequest request = pending.get().request();
        x.tell(OsEvents.REQUEST_DONE, Mode.KERNEL, request.cause(), d.number, requestId);
        startNext(d);
        pending.get().client().requestDone(pending.get().tag(), outcome);
    }

    /// Its device is gone: nothing is asked of it any more, and what was is answered.
    void remove(DriverInstance d) {
        d.removed = true;
        for (int vector : d.vectors) vectors[vector] = without(vectors[vector], d.number);
        List<PendingRequest> left = new ArrayList<>(d.underWay.takeAll());
        left.addAll(d.waiting);
        d.waiting.clear();
        for (PendingRequest pending : left) x.dispatcher.answer(pending.client(), pending.tag(), gone(d));
        x.processes.abandon(d);
        d.driver.unloaded();
    }

    private boolean mayStart(DriverInstance d) {
        return d.initialized && d.waiting.isEmpty() && d.underWay.size() < d.driver.depth();
    }

    private void startNext(DriverInstance d) {
        while (d.initialized && !d.waiting.isEmpty() && d.underWay.size() < d.driver.depth())
            start(d, d.waiting.poll());
    }

    private void start(DriverInstance d, PendingRequest pending) {
        IoRequest request = pending.request();
        d.underWay.add(pending);
        d.lastCause = request.cause();
        x.tell(OsEvents.REQUEST_STARTED, Mode.KERNEL, request.cause(), d.number, request.id());
        activate(d, Driver.Entry.START, request.id(), request.cause());
    }

    private static Outcome gone(DriverInstance d) {
        return new Outcome.Failed(Outcome.Failure.GONE, "The device '" + d.node.description() + "' has been removed.");
    }

    private static int[] without(int[] numbers, int gone) {
        return Arrays.stream(numbers).filter(n -> n != gone).toArray();
    }

    long nextRequest() {
        return nextRequest;
    }

    void nextRequest(long next) {
        nextRequest = next;
    }
}
