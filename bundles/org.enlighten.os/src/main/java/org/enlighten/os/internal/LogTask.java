// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.Optional;
import org.enlighten.block.Slice;
import org.enlighten.os.Result;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Saved;

/// Appends new entries of the event log to its file; a file that has grown long begins anew.
final class LogTask implements KernelTask {
    static final String KIND = "log";
    private static final long FILE_BYTES_MAX = 512 * 1024;

    enum At {
        REST,
        CREATED,
        EMPTIED,
        WRITTEN
    }

    /// What is saved.
    record State(At at, int bytes) {}

    private final Executive x;
    private At at = At.REST;
    private int bytes;

    LogTask(Executive x) {
        this.x = x;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /// Everything reported is in the file, or cannot get there.
    boolean isDone() {
        return at == At.REST && !(canWrite() && x.log.hasUnwritten());
    }

    boolean isAtRest() {
        return at == At.REST;
    }

    private boolean canWrite() {
        SystemPhase phase = x.phase();
        boolean open = phase == SystemPhase.STARTING || phase == SystemPhase.RUNNING || phase == SystemPhase.STOPPING;
        return open && x.booter.logBytes() >= 0 && x.volumes.system().isPresent();
    }

    @Override
    public long step(KernelThread self, Result of) {
        switch (at) {
            case CREATED, EMPTIED -> {
                return write(self);
            }
            case WRITTEN -> {
                if (of.isSuccess()) x.booter.logBytes(x.booter.logBytes() + bytes);
                at = At.REST;
            }
            case REST -> {}
        }
        if (isDone() || x.backups.isHolding()) {
            self.wait = KernelThread.Wait.WORK;
            x.backups.settled();
            x.pokeShutdown();
            return 0;
        }
        if (x.booter.logBytes() == 0) return ask(self, At.CREATED, new FileRequest.Create(path()));
        if (x.booter.logBytes() <= FILE_BYTES_MAX) return write(self);
        x.booter.logBytes(0);
        return ask(self, At.EMPTIED, new FileRequest.Resize(path(), 0));
    }

    private long write(KernelThread self) {
        byte[] lines = x.log.takeLines(Executive.LOG_BUFFER_BYTES);
        bytes = lines.length;
        Slice from = x.logBuffer(bytes);
        from.fill(lines, 0);
        return ask(self, At.WRITTEN, new FileRequest.Write(path(), x.booter.logBytes(), from));
    }

    private String path() {
        return x.description.eventFile();
    }

    private long ask(KernelThread self, At then, FileRequest request) {
        at = then;
        Optional<Volume> system = x.volumes.system();
        if (system.isEmpty()) {
            at = At.REST;
            return 0;
        }
        return x.files.submit(self, system.get(), request, Operation.TASK);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(at, bytes));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        at = s.at();
        bytes = s.bytes();
    }
}
