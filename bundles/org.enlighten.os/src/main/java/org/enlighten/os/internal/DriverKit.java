// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.Optional;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.FileStore;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.machine.Costs;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.EventLog;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.NetworkOffer;
import org.enlighten.simulation.Simulation;

/// What one driver is given of the kernel.
final class DriverKit implements DriverContext {
    private final Executive x;
    private final DriverInstance d;

    DriverKit(Executive x, DriverInstance driver) {
        this.x = x;
        this.d = driver;
    }

    @Override
    public Simulation simulation() {
        return x.simulation;
    }

    @Override
    public Costs costs() {
        return x.costs;
    }

    @Override
    public GuestMemory memory() {
        return x.machine.memory();
    }

    @Override
    public Memories memories() {
        return x.machine.memories();
    }

    /// A driver that is built anew from its saved state gets, while it is built, the pages it had, in the order in
    /// which
    /// it asked; what it asks for later is new.
    @Override
    public long allocatePages(int pages) {
        if (x.restoring && d.pagesAsked < d.pages.size()) {
            int asked = d.pagesAsked++;
            if (d.pageCounts.get(asked) != pages)
                throw new IllegalStateException("driver '%s' asks for %d pages where it had %d"
                        .formatted(d.id(), pages, d.pageCounts.get(asked)));
            return d.pages.get(asked);
        }
        long at = x.kernelPages((long) pages * GuestMemory.PAGE_BYTES);
        d.pages.add(at);
        d.pageCounts.add(pages);
        return at;
    }

    @Override
    public long freePages() {
        return x.pages.freeBytes() / GuestMemory.PAGE_BYTES;
    }

    @Override
    public boolean lendPages(long at, long pages) {
        return x.pages.take(at, pages);
    }

    @Override
    public void returnPages(long at, long pages) {
        x.pages.free(at, pages);
    }

    @Override
    public void connect(int vector) {
        x.drivers.connect(d, vector);
    }

    @Override
    public void found(DeviceNode child) {
        if (!x.restoring) x.plugAndPlay.add(child, d.number);
    }

    @Override
    public void lost(String path) {
        x.plugAndPlay.lost(path);
    }

    @Override
    public void offerBlocks(String name, long sizeBytes, int sectorBytes, boolean removable) {
        if (!x.restoring) x.volumes.offered(d, name, sizeBytes, sectorBytes, removable);
    }

    @Override
    public void filterBlocks(String path) {
        x.volumes.filtered(d, path);
    }

    @Override
    public void offerConsole(ConsolePart part) {
        if (!d.console.contains(part)) d.console.add(part);
    }

    @Override
    public void offerFiles(String name, FileStore files) {
        d.files = Optional.of(files);
        if (!x.restoring) x.volumes.offered(d, files);
    }

    @Override
    public void offerNetwork(NetworkOffer offer) {
        if (!x.restoring) x.network.offered(d, offer);
    }

    @Override
    public void frameReceived(byte[] frame) {
        x.network.received(d, frame);
    }

    @Override
    public void offerClock(long periodNs) {
        if (!x.restoring) x.time.offered(d, periodNs);
    }

    @Override
    public long wantedClockPeriodNs() {
        return x.description.clockPeriodNs();
    }

    @Override
    public void clockTick() {
        x.time.tick(d);
    }

    @Override
    public void consoleInput(int character) {
        x.console.input(character);
    }

    @Override
    public void complete(long requestId, Outcome outcome) {
        if (!d.removed) x.drivers.complete(d, requestId, outcome);
    }

    @Override
    public void defer(long argument, long cause) {
        x.drivers.activate(d, Driver.Entry.DEFERRED, argument, cause);
    }

    @Override
    public void wake(long threadId, Result result) {
        x.processes.answer(threadId, result);
    }

    @Override
    public void wake(long threadId, Result result, long cause) {
        x.processes.serve(threadId, cause);
        x.processes.answer(threadId, result);
    }

    @Override
    public Optional<BlockLayer> openFile(String path, String holder) {
        return x.kernelFiles.open(d, path, holder);
    }

    @Override
    public Optional<Driver> parent() {
        return x.plugAndPlay.parentOf(d.node.path()).map(x.drivers::get).map(other -> other.driver);
    }

    @Override
    public Optional<Driver> loaded(String driverId) {
        return x.drivers.named(driverId).map(other -> other.driver);
    }

    @Override
    public void offerName(String name) {
        if (!d.names.contains(name)) d.names.add(name);
    }

    @Override
    public long clockNs() {
        return x.time.clockNs();
    }

    @Override
    public void setClock(long ns) {
        x.time.setClock(ns);
    }

    @Override
    public void adjustClock(long byNs) {
        x.time.adjustClock(byNs);
    }

    @Override
    public boolean shutdown(SystemCall.ShutdownKind kind) {
        return x.calls.shutdown(kind).isSuccess();
    }

    @Override
    public EventLog events() {
        return x.log;
    }

    @Override
    public void bugcheck(int code, String what) {
        x.crash.bugcheck(code, d.id(), what);
    }
}
