// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vmms;

import org.enlighten.os.EventLog;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.platform.hyperv.internal.port.Packet;
import org.enlighten.platform.hyperv.internal.vid.VidCall;
import org.enlighten.simulation.Saved;

/// `vmms.exe`, the virtual machine management service: waits for requests, starts one worker process for each
/// machine that is to run, and writes to the event log what became of machines. Killed, it takes none of them with
/// it.
public final class ManagementProgram implements Program {
    enum At {
        BEGIN,
        OPENED,
        GOT,
        STARTED,
        REPORTED
    }

    /// What is saved.
    public record State(At at, int vid, int machine) {}

    private final WorkerDirectory machines;
    private At at = At.BEGIN;
    private int vid;
    private int machine;

    public ManagementProgram(WorkerDirectory machines) {
        this.machines = machines;
    }

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        return switch (at) {
            case BEGIN -> then(At.OPENED, new SystemCall.Open("\\\\.\\VID", SystemCall.Access.READ_WRITE));
            case OPENED -> opened(of);
            case GOT -> got(memory);
            case STARTED -> started(of);
            case REPORTED -> await();
        };
    }

    private SystemCall opened(Result of) {
        if (!of.isSuccess()) return new SystemCall.Exit(1);
        vid = (int) of.value();
        return await();
    }

    private SystemCall await() {
        return then(At.GOT, new SystemCall.Device(vid, VidCall.MANAGE.ordinal(), 0, 0, 0, Packet.BYTES));
    }

    private SystemCall got(UserMemory memory) {
        machine = memory.u8(0) | memory.u8(1) << 8 | memory.u8(2) << 16 | memory.u8(3) << 24;
        return then(At.STARTED, new SystemCall.StartProcess(machines.workerPath(), machines.workerArguments(machine)));
    }

    private SystemCall started(Result of) {
        if (of.isSuccess()) machines.workerStarted(machine, (int) of.value());
        else machines.workerNotStarted(machine, of.message());
        EventLog.Level level = of.isSuccess() ? EventLog.Level.INFORMATION : EventLog.Level.ERROR;
        String what = of.isSuccess()
                ? "A worker process was started for the virtual machine '" + machines.name(machine) + "'."
                : "No worker process could be started for '" + machines.name(machine) + "': " + of.message();
        return then(At.REPORTED, new SystemCall.Report(level, of.isSuccess() ? 18500 : 15500, "Hyper-V-VMMS", what));
    }

    private SystemCall then(At next, SystemCall call) {
        at = next;
        return call;
    }

    @Override
    public Saved save() {
        return Saved.of(new State(at, vid, machine));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        at = s.at();
        vid = s.vid();
        machine = s.machine();
    }
}
