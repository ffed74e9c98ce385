// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.List;
import java.util.Optional;
import org.enlighten.machine.Frame;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// One thread: where it stands in its program, its system call and its driver's routine.
final class KernelThread {
    static final int PRIORITY_MAX = 15;

    /// What it waits for.
    enum Wait {
        NONE,
        /// An operation of a file system.
        FILE,
        /// A request in a device's queue.
        REQUEST,
        /// A driver's answer to its call.
        DEVICE,
        /// A line from the console.
        CONSOLE,
        /// A medium that is being mounted.
        MOUNT,
        SLEEP,
        /// Something at a socket.
        SOCKET,
        PROCESS,
        /// A writer's next word.
        WRITER,
        /// The system to be frozen, or to go on.
        FREEZE,
        HELD,
        /// Something for a task of the kernel's to do.
        WORK,
        ENDED
    }

    /// What is saved.
    record State(
            int id,
            int process,
            Wait waitingFor,
            boolean kernelMode,
            boolean interrupted,
            Result result,
            long burstNs,
            List<Frame.State> frame,
            List<SystemCall.Device> calling,
            int basePriority,
            int priority,
            long sliceLeftNs,
            boolean starved,
            long readySinceNs,
            long cause,
            long serving,
            int waitsFor,
            boolean mediumChecked,
            int ioVolume,
            Operation operation,
            Launch launch,
            String task,
            Saved taskState,
            long deadlineNs) {}

    final int id;
    final Process process;
    final int basePriority;
    /// What a thread of the system process does; empty for a program's.
    final Optional<KernelTask> task;
    /// Some processor's current thread.
    boolean onProcessor;
    Wait wait = Wait.NONE;
    boolean kernelMode;
    /// An interrupt found it in user mode and it has not gone on there.
    boolean interrupted;
    Result result = Result.STARTED;
    /// Left of a stretch of computing.
    long burstNs;
    /// A driver's routine on this thread, or null.
    Frame frame;
    /// The call whose routine has not begun, or null.
    SystemCall.Device calling;
    int priority;
    /// Left of its quantum when it was preempted; 0: a new one.
    long sliceLeftNs;
    /// It was let run because it had waited too long, for one quantum.
    boolean starved;

    long readySinceNs;
    /// The request its present system call serves.
    long cause;
    /// The request of another that it serves until it is woken again.
    long serving;
    /// The process that it waits for, or the driver.
    int waitsFor;
    boolean mediumChecked;
    /// Id of the volume whose answer it waits for.
    int ioVolume;
    /// When it stops waiting for a socket, in the system's time; 0: never.
    long deadlineNs;
    Operation operation = Operation.NONE;
    Launch launch = Launch.NONE;

    KernelThread(int id, Process process, int basePriority, Optional<KernelTask> task) {
        this.id = id;
        this.process = process;
        this.basePriority = basePriority;
        this.task = task;
        priority = basePriority;
        kernelMode = task.isPresent();
    }

    /// In a driver's routine it goes on, though its call is not answered yet.
    boolean isWaiting() {
        return wait != Wait.NONE && frame == null;
    }

    /// It waits, and no driver's routine is left to run on it.
    boolean hasStopped() {
        return wait != Wait.NONE && frame == null;
    }

    State save() {
        return new State(
                id,
                process.id,
                wait,
                kernelMode,
                interrupted,
                result,
                burstNs,
                frame == null ? List.of() : List.of(frame.save()),
                calling == null ? List.of() : List.of(calling),
                basePriority,
                priority,
                sliceLeftNs,
                starved,
                readySinceNs,
                cause,
                serving,
                waitsFor,
                mediumChecked,
                ioVolume,
                operation,
                launch,
                task.map(KernelTask::kind).orElse(""),
                task.map(KernelTask::save).orElse(Saved.NOTHING),
                deadlineNs);
    }

    void restore(State s) {
        wait = s.waitingFor();
        kernelMode = s.kernelMode();
        interrupted = s.interrupted();
        result = s.result();
        burstNs = s.burstNs();
        frame = s.frame().isEmpty() ? null : Frame.restored(s.frame().getFirst());
        calling = s.calling().isEmpty() ? null : s.calling().getFirst();
        priority = s.priority();
        sliceLeftNs = s.sliceLeftNs();
        starved = s.starved();
        readySinceNs = s.readySinceNs();
        cause = s.cause();
        serving = s.serving();
        waitsFor = s.waitsFor();
        mediumChecked = s.mediumChecked();
        ioVolume = s.ioVolume();
        operation = s.operation();
        launch = s.launch();
        deadlineNs = s.deadlineNs();
        task.ifPresent(t -> t.restore(s.taskState()));
    }
}
