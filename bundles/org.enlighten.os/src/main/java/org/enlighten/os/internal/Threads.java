// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.machine.Cost;
import org.enlighten.os.OsEvents;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.Driver;
import org.enlighten.simulation.Mode;

/// One step of a thread: its program computes or calls, its call enters or leaves the kernel, a driver's
/// routine on it goes on.
final class Threads {
    private final Executive x;

    Threads(Executive x) {
        this.x = x;
    }

    long step(Core c, KernelThread t, long nowNs) {
        c.accounts.by(t.process);
        if (t.frame != null) return routine(c, t);
        if (t.process.ending && !t.process.isSystem()) {
            x.processes.stop(t);
            return 0;
        }
        if (t.task.isPresent()) return task(t);
        if (t.kernelMode) return t.operation.kind() == Operation.Kind.AGAIN ? again(t) : leaveKernel(t);
        enterUserMode(t);
        return t.burstNs > 0 ? compute(c, t, nowNs) : program(c, t, nowNs);
    }

    /// An interrupt finds the thread; true when it was in user mode.
    boolean leaveUserMode(KernelThread t, int vector) {
        if (t.kernelMode || t.interrupted || t.isWaiting()) return false;
        t.interrupted = true;
        x.tell(OsEvents.INTERRUPTED, Mode.USER, t.cause, t.id, vector);
        return true;
    }

    private void enterUserMode(KernelThread t) {
        if (!t.interrupted) return;
        t.interrupted = false;
        x.tell(OsEvents.RESUMED, Mode.KERNEL, t.cause, t.id, 0);
    }

    private long routine(Core c, KernelThread t) {
        DriverInstance d = x.drivers.get(t.frame.routine());
        if (t.calling != null) {
            SystemCall.Device call = t.calling;
            t.calling = null;
            d.driver.calling(call, t.process.memory.slice(call.memoryOffset(), call.bytes()));
        }
        if (!x.dispatcher.proceed(c, t.frame, Core.Level.THREAD)) return 0;
        boolean initialized = t.frame.entry() == Driver.Entry.INITIALIZE.ordinal();
        t.frame = null;
        if (x.crash.happened()) return 0;
        if (initialized) x.drivers.initialized(d);
        if (t.process.ending && !t.process.isSystem()) x.processes.stop(t);
        return 0;
    }

    private long task(KernelThread t) {
        Result of = t.result;
        t.result = Result.STARTED;
        try {
            return t.task.get().step(t, of);
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            x.crash.threw("", Core.Level.THREAD, e);
            return 0;
        }
    }

    private long again(KernelThread t) {
        SystemCall call = t.operation.call();
        t.operation = Operation.NONE;
        return perform(t, call);
    }

    private long leaveKernel(KernelThread t) {
        t.kernelMode = false;
        t.mediumChecked = false;
        x.tell(OsEvents.SYSTEM_RETURN, Mode.KERNEL, t.cause, t.id, t.result.value());
        t.cause = t.serving;
        return x.costs.ns(Cost.SYSTEM_RETURN);
    }

    private long compute(Core c, KernelThread t, long nowNs) {
        long ns = x.time.isTicking() ? t.burstNs : Math.min(t.burstNs, c.sliceEndNs - nowNs);
        c.declaredNs = ns;
        c.vp.burstNs(ns);
        return 0;
    }

    private long program(Core c, KernelThread t, long nowNs) {
        Process p = t.process;
        SystemCall call;
        try {
            if (p.faulty) throw new InjectedFault("process " + p.id);
            call = p.program.get().next(t.result, p.memory);
            if (call == null) throw new IllegalStateException("the program yielded no system call");
        } catch (RuntimeException | LinkageError e) {
            x.processes.crashed(t, e);
            return 0;
        } catch (VirtualMachineError e) {
            x.crash.exhausted(p.image, e);
            return 0;
        }
        if (call instanceof SystemCall.Compute(long ns)) {
            t.burstNs = Math.max(1, ns);
            return compute(c, t, nowNs);
        }
        t.kernelMode = true;
        int number = CallNumber.of(call);
        t.cause = causeOf(t, number);
        x.tell(OsEvents.SYSTEM_CALL, Mode.USER, t.cause, t.id, number);
        return x.costs.ns(Cost.SYSTEM_CALL) + perform(t, call);
    }

    private long perform(KernelThread t, SystemCall call) {
        try {
            return x.calls.perform(t, call);
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            x.crash.threw("", Core.Level.THREAD, e);
            return 0;
        }
    }

    /// Each request for a file is told apart from the others, unless the thread works for somebody else's.
    private long causeOf(KernelThread t, int call) {
        if (t.serving != 0) return t.serving;
        return CallNumber.isFileRequest(call) ? x.simulation.trace().newCause() : 0;
    }
}
