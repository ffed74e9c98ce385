// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bench;

import java.util.Optional;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.FileStore;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.machine.Costs;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.EventLog;
import org.enlighten.os.Result;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.simulation.Simulation;

/// What [MiniKernel] gives one driver.
record MiniContext(MiniKernel mini, int driver) implements DriverContext {
    @Override
    public Simulation simulation() {
        return mini.bench.simulation;
    }

    @Override
    public Costs costs() {
        return mini.bench.machine.costs();
    }

    @Override
    public GuestMemory memory() {
        return mini.bench.memory;
    }

    @Override
    public Memories memories() {
        return mini.bench.memories;
    }

    @Override
    public long allocatePages(int pages) {
        long first = mini.nextPage;
        mini.nextPage += pages * 4096L;
        return first;
    }

    @Override
    public long freePages() {
        return (memory().sizeBytes() - mini.nextPage) / 4096;
    }

    @Override
    public boolean lendPages(long at, long pages) {
        throw new IllegalStateException("nobody borrows pages here: " + pages);
    }

    @Override
    public void returnPages(long at, long pages) {
        throw new IllegalStateException("nobody borrows pages here: " + pages);
    }

    @Override
    public void connect(int vector) {
        mini.connect(driver, vector);
    }

    @Override
    public void found(DeviceNode child) {
        mini.found(child);
    }

    @Override
    public void lost(String path) {
        throw new IllegalStateException("nothing is ever lost here: " + path);
    }

    @Override
    public void offerBlocks(String name, long sizeBytes, int sectorBytes, boolean removable) {
        mini.blocks.put(name, new MiniKernel.Blocks(driver, name, sizeBytes, sectorBytes));
    }

    @Override
    public void offerConsole(ConsolePart part) {}

    @Override
    public void offerFiles(String name, FileStore files) {
        throw new IllegalStateException("no driver of a PC offers files: " + name);
    }

    @Override
    public void offerClock(long periodNs) {
        mini.periodNs = periodNs;
    }

    @Override
    public void clockTick() {
        mini.ticks++;
    }

    @Override
    public void consoleInput(int character) {
        mini.typed.append((char) character);
    }

    @Override
    public void complete(long requestId, Outcome outcome) {
        mini.outcomes.put(requestId, outcome);
    }

    @Override
    public void defer(long argument, long cause) {
        mini.defer(driver, argument, cause);
    }

    @Override
    public void wake(long threadId, Result result) {
        throw new IllegalStateException("no threads here");
    }

    @Override
    public Optional<BlockLayer> openFile(String path, String holder) {
        return Optional.empty();
    }

    @Override
    public EventLog events() {
        throw new IllegalStateException("no event log here");
    }

    @Override
    public void bugcheck(int code, String what) {
        throw new IllegalStateException(what);
    }
}
