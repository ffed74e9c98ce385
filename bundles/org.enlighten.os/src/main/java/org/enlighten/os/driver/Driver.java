// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.driver;

import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.RegisterRoutine;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// A kernel-mode driver. Its own routines never run at the same instant, but between two accesses of one
/// activation others may: an interrupt routine between two accesses of a deferred one. START and DEFERRED
/// activations of one driver follow each other. It never waits and never loops on hardware: requests are
/// started one at a time (or up to [#depth]), an interrupt routine takes status and acknowledges, a deferred
/// routine completes. Each routine is written in stages. Runs on the simulation's thread in kernel mode: what
/// it throws is a bugcheck that names it.
public abstract class Driver extends RegisterRoutine {
    /// Entry points, as frames number them.
    public enum Entry {
        INITIALIZE,
        START,
        INTERRUPT,
        DEFERRED,
        CALL
    }

    private static final Entry[] ENTRIES = Entry.values();

    protected final DeviceNode node;
    protected final DriverContext kernel;
    private IoRequest starting;
    private SystemCall.Device calling;
    private Slice callMemory = Slice.of(new byte[0]);

    protected Driver(DeviceNode node, DriverContext kernel) {
        this.node = node;
        this.kernel = kernel;
    }

    /// How many requests may be under way at once.
    public int depth() {
        return 1;
    }

    /// For the kernel: the request that the next START activation is about.
    public final void starting(IoRequest request) {
        starting = request;
    }

    /// For the kernel: the call that the next CALL activation is about; its argument is the calling thread's
    /// id.
    ///
    /// @param memory the caller's pages that the call names
    public final void calling(SystemCall.Device call, Slice memory) {
        calling = call;
        callMemory = memory;
    }

    @Override
    protected final void enter(int entry, long argument) {
        switch (ENTRIES[entry]) {
            case INITIALIZE -> initialize();
            case START -> start(starting);
            case INTERRUPT -> interrupt((int) argument);
            case DEFERRED -> deferred(argument);
            case CALL -> call(argument, calling, callMemory);
        }
    }

    /// At load, once: finds out about the device. Requests come only after this activation has ended.
    protected void initialize() {}

    /// StartIo, at dispatch level. Keep what is needed: the request is handed over once.
    protected abstract void start(IoRequest request);

    /// At device level: take status, acknowledge, defer.
    protected void interrupt(int vector) {}

    /// At dispatch level.
    protected void deferred(long argument) {}

    /// A program's [SystemCall.Device], on its thread in kernel mode. Answer with [DriverContext#wake], now or
    /// later; the thread waits until then.
    protected void call(long threadId, SystemCall.Device call, Slice memory) {
        kernel.wake(
                threadId,
                org.enlighten.os.Result.failed(
                        org.enlighten.os.Status.INVALID_REQUEST,
                        "device '" + node.path() + "' has no function " + call.code()));
    }

    @Override
    protected void stage(int stage, long answer) {
        throw new IllegalStateException("this driver has no stage " + stage);
    }

    protected final void defer(long argument) {
        kernel.defer(argument, cause());
    }

    protected final void complete(long requestId, Outcome outcome) {
        kernel.complete(requestId, outcome);
    }

    /// The handle's process has ended or closed it.
    public void closed(long processId) {}

    /// The system this driver belonged to is gone: give back timers and memories made with [#kernel].
    public void unloaded() {}

    public Saved save() {
        return Saved.NOTHING;
    }

    public void restore(Saved state) {}
}
