// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.machine.Frame;
import org.enlighten.os.EventLog;
import org.enlighten.os.OsEvents;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.internal.memory.PageAllocator;
import org.enlighten.os.internal.memory.ProcessMemory;
import org.enlighten.simulation.Mode;

/// All processes and threads: how they come, crash, end, and are waited for.
final class Processes {
    /// A process that has ended and whose exit code nobody has asked for.
    record Ended(int id, int parent, int code) {}

    /// STATUS_ACCESS_VIOLATION and STATUS_UNHANDLED_EXCEPTION: exit codes of crashes.
    private static final int ACCESS_VIOLATION = 0xC0000005;

    private static final int UNHANDLED_EXCEPTION = 0xC0000144;
    private static final int ENDED_KEPT = 1024;

    private final Executive x;
    private final TreeMap<Integer, Process> processes = new TreeMap<>();
    private final TreeMap<Integer, Ended> ended = new TreeMap<>();
    private KernelThread[] threads = new KernelThread[64];
    private int nextId = Process.SYSTEM;

    Processes(Executive x) {
        this.x = x;
    }

    Collection<Process> all() {
        return processes.values();
    }

    Optional<Process> find(int id) {
        return Optional.ofNullable(processes.get(id));
    }

    /// The thread of that number, or null when it is gone.
    KernelThread thread(long id) {
        int at = (int) (id >>> 2);
        return id < 0 || at >= threads.length ? null : threads[at];
    }

    /// The system process, whose threads are the kernel's own.
    Process createSystem(ProcessMemory memory) {
        Launch system = new Launch(0, "", "System", "", memory.base(), memory.sizeBytes(), 0, "");
        Process p = new Process(takeId(), 0, system, Optional.empty(), memory);
        processes.put(p.id, p);
        return p;
    }

    KernelThread startTask(KernelTask task) {
        Process system = processes.get(Process.SYSTEM);
        KernelThread t = new KernelThread(takeId(), system, 12, Optional.of(task));
        add(t);
        x.dispatcher.makeReady(t);
        return t;
    }

    /// Everything a process needs is there: it begins.
    Process create(Launch from, Program program, int priority, Process parent) {
        ProcessMemory memory = new ProcessMemory(x.machine.memory(), from.base(), from.dataBytes());
        Process p = new Process(takeId(), parent.id, from, Optional.of(program), memory);
        for (int h = 0; h < 2; h++)
            p.handles.add(
                    parent.isSystem()
                            ? OpenHandle.console()
                            : parent.handles.get(h).copy());
        processes.put(p.id, p);
        KernelThread t =
                new KernelThread(takeId(), p, Math.clamp(priority, 1, KernelThread.PRIORITY_MAX), Optional.empty());
        add(t);
        x.tell(OsEvents.PROCESS_STARTED, Mode.KERNEL, 0, p.id, parent.id);
        x.dispatcher.makeReady(t);
        return p;
    }

    private void add(KernelThread t) {
        int at = t.id >>> 2;
        if (at >= threads.length) threads = Arrays.copyOf(threads, Math.max(at + 1, threads.length * 2));
        threads[at] = t;
        t.process.threads.add(t);
    }

    /// Processes and threads share one sequence of numbers, in steps of 4.
    private int takeId() {
        int id = nextId;
        nextId += 4;
        return id;
    }

    /// A program threw: its process ends alone, and the event log says so.
    void crashed(KernelThread t, Throwable e) {
        Process p = t.process;
        int code = e instanceof IndexOutOfBoundsException ? ACCESS_VIOLATION : UNHANDLED_EXCEPTION;
        x.log.report(
                EventLog.Level.ERROR,
                1000,
                "Application Error",
                "The program %s (process %d) has stopped: %s. Exception code 0x%08x. Other processes go on."
                        .formatted(p.image, p.id, Crash.what(e), code));
        end(p, code);
    }

    /// Ends a process as soon as its thread is out of driver code.
    void end(Process p, int code) {
        if (p.ending) return;
        p.ending = true;
        p.exitCode = code;
        for (KernelThread t : List.copyOf(p.threads)) endThread(t);
    }

    private void endThread(KernelThread t) {
        if (t.frame != null) return;
        if (t.onProcessor) {
            for (Core c : x.dispatcher.cores) if (c.current == t && c.declaredNs > 0) c.look = true;
            if (t.isWaiting()) stop(t);
            return;
        }
        if (!t.isWaiting()) x.dispatcher.ready.remove(t);
        stop(t);
    }

    /// The thread is nowhere in the kernel any more.
    void stop(KernelThread t) {
        switch (t.wait) {
            case SLEEP -> x.time.cancel(t);
            case SOCKET -> x.network.waits.forget(t);
            case CONSOLE -> x.console.forget(t.id);
            case MOUNT -> x.mounter.forget(t.id);
            case WRITER -> x.time.cancel(t);
            case HELD -> x.backups.forget(t);
            default -> {}
        }
        boolean ioUnderWay = t.wait == KernelThread.Wait.FILE || t.wait == KernelThread.Wait.REQUEST;
        t.wait = KernelThread.Wait.ENDED;
        t.process.threads.remove(t);
        if (!ioUnderWay) threads[t.id >>> 2] = null;
        if (t.process.threads.isEmpty() && !t.process.isSystem()) rundown(t.process);
    }

    /// I/O that refers to a thread's process has ended; false when nobody waits for it any more.
    boolean ioEnded(KernelThread t) {
        Process p = t.process;
        p.outstanding--;
        if (t.wait != KernelThread.Wait.ENDED) return true;
        threads[t.id >>> 2] = null;
        x.launcher.abandon(t);
        if (p.outstanding == 0 && p.threads.isEmpty()) finish(p);
        return false;
    }

    /// A task of the kernel's has nothing more to do.
    void endTask(KernelThread t) {
        t.wait = KernelThread.Wait.ENDED;
        t.process.threads.remove(t);
        threads[t.id >>> 2] = null;
    }

    private void rundown(Process p) {
        for (OpenHandle h : p.handles) closed(p, h);
        p.handles.clear();
        if (p.outstanding == 0) finish(p);
    }

    void closed(Process p, OpenHandle h) {
        if (h.kind == OpenHandle.Kind.SOCKET) x.sockets.closed(h);
        if (h.kind != OpenHandle.Kind.DEVICE) return;
        DriverInstance d = x.drivers.get(h.driver);
        if (!d.removed) x.guarded(d.id(), () -> d.driver.closed(p.id));
    }

    private void finish(Process p) {
        p.gone = true;
        processes.remove(p.id);
        long bytes = p.memory.sizeBytes() + (long) p.imageBytes;
        x.pages.free(p.memory.base(), PageAllocator.pages(bytes));
        x.tell(OsEvents.PROCESS_ENDED, Mode.KERNEL, 0, p.id, p.exitCode);
        if (p.keepsCodes) ended.values().removeIf(e -> e.parent() == p.id);
        keep(new Ended(p.id, p.parent, p.exitCode));
        if (ended.size() > ENDED_KEPT) ended.pollFirstEntry();
        for (Process other : processes.values())
            for (KernelThread t : other.threads)
                if (t.wait == KernelThread.Wait.PROCESS && t.waitsFor == p.id) answerWait(t, p.id);
        x.services.processEnded(p);
        x.backups.processEnded(p);
        x.pokeShutdown();
    }

    private void keep(Ended e) {
        ended.put(e.id(), e);
        find(e.parent()).ifPresent(parent -> parent.keepsCodes = true);
    }

    private void answerWait(KernelThread t, int id) {
        Ended e = ended.remove(id);
        t.result = e == null
                ? Result.failed(Status.NOT_FOUND, "Process " + id + " has ended and its exit code is gone.")
                : Result.of(e.code());
        x.dispatcher.wake(t, 1);
    }

    void await(KernelThread t, int id) {
        if (ended.containsKey(id)) {
            t.result = Result.of(ended.remove(id).code());
        } else if (!processes.containsKey(id) || id == t.process.id) {
            t.result = Result.failed(Status.NOT_FOUND, "There is no process " + id + " to wait for.");
        } else {
            t.waitsFor = id;
            t.wait = KernelThread.Wait.PROCESS;
        }
    }

    /// Ends a process on request of another.
    Result kill(int id) {
        Process p = processes.get(id);
        if (p == null) return Result.failed(Status.NOT_FOUND, "There is no process " + id + ".");
        if (p.isSystem()) return Result.failed(Status.ACCESS_DENIED, "The system process cannot be ended.");
        end(p, 1);
        return Result.of(0);
    }

    /// Makes its next step throw; a thread that waits is made to step.
    boolean fault(int id) {
        Process p = processes.get(id);
        if (p == null || p.isSystem()) return false;
        p.faulty = true;
        for (KernelThread t : p.threads) interruptWait(t);
        return true;
    }

    private void interruptWait(KernelThread t) {
        switch (t.wait) {
            case SLEEP, WRITER -> x.time.cancel(t);
            case SOCKET -> {
                x.network.waits.forget(t);
                t.operation = Operation.NONE;
            }
            case CONSOLE -> x.console.forget(t.id);
            case PROCESS, DEVICE -> {}
            default -> {
                return;
            }
        }
        if (t.frame != null) return;
        t.result = Result.failed(Status.CANCELLED, "The wait was cancelled.");
        x.dispatcher.wake(t, 0);
    }

    /// A driver answers the call of a thread.
    void answer(long threadId, Result result) {
        KernelThread t = thread(threadId);
        if (t == null || t.wait != KernelThread.Wait.DEVICE) return;
        t.result = result;
        x.dispatcher.wake(t, 1);
    }

    /// The driver is no more: who waits for its answer is told.
    void abandon(DriverInstance d) {
        Result gone =
                Result.failed(Status.NO_SUCH_DEVICE, "The device '" + d.node.description() + "' has been removed.");
        for (Process p : processes.values())
            for (KernelThread t : List.copyOf(p.threads))
                if (t.wait == KernelThread.Wait.DEVICE && t.waitsFor == d.number) answer(t.id, gone);
    }

    /// What a thread that waits for a driver does from now on is somebody else's request.
    void serve(long threadId, long cause) {
        KernelThread t = thread(threadId);
        if (t == null || t.wait != KernelThread.Wait.DEVICE) return;
        t.serving = cause;
        t.cause = cause;
    }

    /// The thread is in a driver's call from now on.
    void call(KernelThread t, DriverInstance d, org.enlighten.os.SystemCall.Device call) {
        t.calling = call;
        t.wait = KernelThread.Wait.DEVICE;
        t.waitsFor = d.number;
        t.frame = new Frame(d.number, Driver.Entry.CALL.ordinal(), t.id, t.cause);
    }

    /// Everything that is saved of processes and threads.
    record State(List<Process.State> processes, List<KernelThread.State> threads, List<Ended> ended, int nextId) {}

    State save() {
        List<KernelThread.State> ts = new ArrayList<>();
        for (KernelThread t : threads) if (t != null) ts.add(t.save());
        return new State(
                processes.values().stream().map(Process::save).toList(), ts, List.copyOf(ended.values()), nextId);
    }

    void restore(State s) {
        processes.clear();
        ended.clear();
        Arrays.fill(threads, null);
        for (Process.State p : s.processes()) processes.put(p.id(), rebuilt(p));
        for (KernelThread.State t : s.threads()) {
            KernelThread thread = rebuilt(t);
            add(thread);
            if (thread.wait == KernelThread.Wait.ENDED) thread.process.threads.remove(thread);
        }
        s.ended().forEach(this::keep);
        nextId = s.nextId();
    }

    private Process rebuilt(Process.State s) {
        Optional<Program> program =
                s.id() == Process.SYSTEM ? Optional.empty() : Optional.of(x.launcher.program(s.image(), s.arguments()));
        Launch from =
                new Launch(0, "", s.image(), s.arguments(), s.base(), s.memoryBytes(), s.imageBytes(), s.service());
        Process p = new Process(
                s.id(), s.parent(), from, program, new ProcessMemory(x.machine.memory(), s.base(), s.memoryBytes()));
        p.restore(s);
        return p;
    }

    private KernelThread rebuilt(KernelThread.State s) {
        Optional<KernelTask> task = s.task().isEmpty() ? Optional.empty() : Optional.of(x.task(s.task()));
        KernelThread t = new KernelThread(s.id(), processes.get(s.process()), s.basePriority(), task);
        t.restore(s);
        return t;
    }
}
