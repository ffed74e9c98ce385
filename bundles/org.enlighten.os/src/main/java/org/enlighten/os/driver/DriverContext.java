// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.driver;

import java.util.Optional;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.FileStore;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Costs;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.EventLog;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Simulation;

/// What a kernel gives a driver.
public interface DriverContext {
    Simulation simulation();

    Costs costs();

    GuestMemory memory();

    Memories memories();

    /// Physical pages of the kernel, contiguous, for the life of the driver, page-aligned. A constructor
    /// that asks gets the same ones when the system is built anew from its saved state. Address of the first byte.
    long allocatePages(int pages);

    /// Pages that nobody in this kernel holds.
    long freePages();

    /// The kernel gives these very pages up, to somebody outside of it, until they are returned. False, and nothing
    /// happens, when it uses one of them.
    ///
    /// @param at address of the first byte
    boolean lendPages(long at, long pages);

    /// Pages that were lent are the kernel's again.
    void returnPages(long at, long pages);

    /// Interrupts of `vector` run this driver's [Driver#interrupt] on processor 0.
    void connect(int vector);

    /// Names a device that this driver found behind its own (a disk on a channel, a keyboard on a controller).
    void found(DeviceNode child);

    /// A device that was there is gone.
    void lost(String path);

    /// This driver's device can be used as a block device: file systems may be mounted on it. Called again, the
    /// medium has changed: what was mounted is gone. A size of 0: there is no medium.
    ///
    /// @param name as the device calls itself; the kernel names it `PhysicalDrive0`, `CdRom0` (sectors of 2048
    /// bytes) or `Floppy0` (removable, 512) in the order of discovery
    void offerBlocks(String name, long sizeBytes, int sectorBytes, boolean removable);

    /// From now on requests to a block device that another driver offers go to this driver, a filter above that one,
    /// until this driver's device is gone. What was asked before is finished by the other.
    ///
    /// @param path how that driver's device path ends, such as `/channel0/master`; empty: it stands above none any
    /// more
    default void filterBlocks(String path) {}

    /// This driver's device is the system console or part of it.
    void offerConsole(ConsolePart part);

    /// This driver's device is a tree of files: a host's volume.
    void offerFiles(String name, FileStore files);

    /// This driver's device is a network adapter. Called again: its link has changed.
    default void offerNetwork(NetworkOffer offer) {}

    /// A frame has come through this driver's adapter; from deferred routines. It is the kernel's from now on.
    default void frameReceived(byte[] frame) {}

    /// This driver's device is the system's clock: the kernel's time advances by `periodNs` each [#clockTick].
    void offerClock(long periodNs);

    /// The clock period that the system asks its clock driver for.
    default long wantedClockPeriodNs() {
        return 10_000_000;
    }

    /// From an interrupt routine: one period has passed.
    void clockTick();

    /// Characters that came from the console.
    void consoleInput(int character);

    /// Ends a request; from deferred and later routines, not from interrupt routines.
    void complete(long requestId, Outcome outcome);

    /// Runs [Driver#deferred] at dispatch level after interrupt routines.
    void defer(long argument, long cause);

    /// Wakes a thread that waits in this driver's [Driver#call].
    void wake(long threadId, Result result);

    /// Wakes a thread that from now on, until it is woken with another cause, serves `cause`: what it does is
    /// told as part of that request (a worker that was handed an intercept). 0: it works for itself again.
    default void wake(long threadId, Result result, long cause) {
        wake(threadId, result);
    }

    /// A file of this kernel's on a host volume, as a driver uses it: every request pays the kernel's path
    /// through its file system and passes the volume's queue. Empty when there is no such file.
    ///
    /// @param holder tells layers of one path apart: each has its own client, and answers to requests in flight
    /// find it again after a restore. Asked again with the same holder, the layer takes another client.
    Optional<BlockLayer> openFile(String path, String holder);

    /// The one layer of a path for a driver that opens it once at a time.
    default Optional<BlockLayer> openFile(String path) {
        return openFile(path, "");
    }

    /// The driver that found this device: its bus. Its routines are not to be called, only what it offers beside them.
    default Optional<Driver> parent() {
        return Optional.empty();
    }

    /// Another driver of this kernel that is loaded now, whose functions this one calls; as with [#parent].
    default Optional<Driver> loaded(String driverId) {
        return Optional.empty();
    }

    /// Programs open this driver's device as `\\\\.\\NAME` (`/dev/NAME`) too; several drivers of one id have several
    /// names.
    default void offerName(String name) {}

    /// The system's clock, which may be set: nanoseconds since the beginning of 2008, UTC.
    default long clockNs() {
        return simulation().now();
    }

    default void setClock(long ns) {}

    /// As [org.enlighten.os.SystemCall.AdjustClock].
    default void adjustClock(long byNs) {}

    /// As [org.enlighten.os.SystemCall.Shutdown]; false when the system goes down already.
    default boolean shutdown(SystemCall.ShutdownKind kind) {
        return false;
    }

    EventLog events();

    /// Stops the machine: this driver found something it cannot go on with.
    void bugcheck(int code, String what);

    /// Memory that belongs to nobody: a value.
    default Slice nothing() {
        return Slice.of(new byte[0]);
    }

    /// What a console is made of.
    enum ConsolePart {
        SCREEN,
        KEYBOARD
    }
}
