// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.os.BackupCall;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;

/// Carries out system calls: each leaves its answer on the thread, or the thread waiting.
final class SystemCalls {
    private final Executive x;
    private final Handles handles;

    SystemCalls(Executive x) {
        this.x = x;
        handles = new Handles(x);
    }

    /// @return nanoseconds beyond those of the mode switch
    long perform(KernelThread t, SystemCall call) {
        if (x.backups.holds(t, call)) return 0;
        return switch (call) {
            case SystemCall.Device c -> handles.control(t, c);
            case SystemCall.Compute _ -> throw new IllegalStateException("computing is not a call");
            case SystemCall.Sleep(long ns) -> sleep(t, ns);
            case SystemCall.Exit(int code) -> exit(t, code);
            case SystemCall.StartProcess(String path, String arguments) ->
                x.launcher.start(t, call, path, arguments, "");
            case SystemCall.WaitProcess(int id) -> await(t, id);
            case SystemCall.EndProcess(int id) -> answer(t, x.processes.kill(id));
            case SystemCall.Open c -> x.files.open(t, c);
            case SystemCall.Close(int handle) -> handles.close(t, handle);
            case SystemCall.Read c -> handles.read(t, c);
            case SystemCall.Write c -> handles.write(t, c);
            case SystemCall.Resize c -> handles.resize(t, c);
            case SystemCall.Flush c -> handles.flush(t, c);
            case SystemCall.Delete(String path) -> x.files.plain(t, call, path);
            case SystemCall.Rename(String from, String _) -> x.files.plain(t, call, from);
            case SystemCall.MakeDirectory(String path) -> x.files.plain(t, call, path);
            case SystemCall.List(String path) -> x.files.plain(t, call, path);
            case SystemCall.Stat(String path) -> x.files.plain(t, call, path);
            case SystemCall.Volume(String path) -> x.files.plain(t, call, path);
            case SystemCall.QuerySystem() -> answer(t, Result.of(0, x.info()));
            case SystemCall.Report c -> report(t, c);
            case SystemCall.Service c -> x.services.call(t, c);
            case SystemCall.Shutdown(SystemCall.ShutdownKind kind) -> answer(t, shutdown(kind));
            case SystemCall.Network c -> x.sockets.perform(t, c);
            case SystemCall.ReadClock() -> answer(t, Result.of(x.time.clockNs()));
            case SystemCall.SetClock(long ns) -> setClock(t, ns);
            case SystemCall.AdjustClock(long byNs) -> adjustClock(t, byNs);
            case SystemCall.Backup(BackupCall c) -> x.backups.call(t, c);
        };
    }

    private static long answer(KernelThread t, Result result) {
        t.result = result;
        return 0;
    }

    private long sleep(KernelThread t, long ns) {
        t.wait = KernelThread.Wait.SLEEP;
        x.time.sleep(t, ns);
        return 0;
    }

    private long exit(KernelThread t, int code) {
        x.processes.end(t.process, code);
        return 0;
    }

    private long await(KernelThread t, int id) {
        x.processes.await(t, id);
        return 0;
    }

    private long report(KernelThread t, SystemCall.Report c) {
        x.log.report(c.level(), c.eventId(), c.source(), c.message());
        return answer(t, Result.of(0));
    }

    private long setClock(KernelThread t, long ns) {
        x.time.setClock(ns);
        return answer(t, Result.of(0));
    }

    private long adjustClock(KernelThread t, long byNs) {
        x.time.adjustClock(byNs);
        return answer(t, Result.of(0));
    }

    Result shutdown(SystemCall.ShutdownKind kind) {
        if (!x.power.begin(kind)) return Result.failed(Status.INVALID_REQUEST, "The system is going down already.");
        x.backups.end();
        x.processes.startTask(new ShutdownTask(x));
        return Result.of(0);
    }
}
