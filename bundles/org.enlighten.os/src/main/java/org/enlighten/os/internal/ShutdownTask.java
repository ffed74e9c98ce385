// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.Slice;
import org.enlighten.os.EventLog;
import org.enlighten.os.Result;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// Takes the system down in good order: ends every process, writes the event log, leaves every volume in
/// good order, and the rest to the power.
final class ShutdownTask implements KernelTask {
    static final String KIND = "shutdown";
    private static final String SAFE = "\r\nIt is now safe to turn off your computer.\r\n";

    enum At {
        BEGIN,
        PROCESSES,
        LOG,
        FLUSH,
        FLUSHED,
        TEXT,
        POWER
    }

    /// What is saved.
    record State(At at, int volume) {}

    private final Executive x;
    private At at = At.BEGIN;
    private int volume;

    ShutdownTask(Executive x) {
        this.x = x;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public long step(KernelThread self, Result of) {
        return switch (at) {
            case BEGIN -> begin();
            case PROCESSES -> processes(self);
            case LOG -> log(self);
            case FLUSH -> flush(self);
            case FLUSHED -> flushed(of);
            case TEXT -> text(self);
            case POWER -> power(self);
        };
    }

    private long begin() {
        for (Process p : List.copyOf(x.processes.all())) if (!p.isSystem()) x.processes.end(p, 0);
        at = At.PROCESSES;
        return 0;
    }

    /// Waits until no process but the system's own is left.
    private long processes(KernelThread self) {
        if (x.processes.all().size() > 1) {
            self.wait = KernelThread.Wait.WORK;
            return 0;
        }
        x.log.report(EventLog.Level.INFORMATION, 6006, "EventLog", "The Event log service was stopped.");
        at = At.LOG;
        return 0;
    }

    private long log(KernelThread self) {
        if (x.isLogWritten()) at = At.FLUSH;
        else self.wait = KernelThread.Wait.WORK;
        return 0;
    }

    private long flush(KernelThread self) {
        for (Volume v : x.volumes.all()) {
            if (v.id <= volume) continue;
            volume = v.id;
            at = At.FLUSHED;
            return x.files.leave(self, v);
        }
        at = At.TEXT;
        return 0;
    }

    private long flushed(Result of) {
        if (!of.isSuccess())
            x.log.report(EventLog.Level.ERROR, 51, "Disk", "A volume could not be flushed: " + of.message());
        at = At.FLUSH;
        return 0;
    }

    private long text(KernelThread self) {
        at = At.POWER;
        Optional<DriverInstance> screen = x.console.screen();
        if (!x.power.needsHand()) return 0;
        x.console.remember(SAFE);
        if (screen.isEmpty()) return 0;
        self.operation = Operation.TASK;
        Slice data = Slice.of(SAFE.getBytes(StandardCharsets.ISO_8859_1));
        x.files.request(self, screen.get(), new IoRequest.Function.Put(data));
        return 0;
    }

    private long power(KernelThread self) {
        x.processes.endTask(self);
        x.power.stop();
        return 0;
    }

    @Override
    public Saved save() {
        return Saved.of(new State(at, volume));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        at = s.at();
        volume = s.volume();
    }
}
