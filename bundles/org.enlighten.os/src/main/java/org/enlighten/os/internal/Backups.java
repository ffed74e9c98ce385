// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.os.BackupCall;
import org.enlighten.os.BackupCall.Word;
import org.enlighten.os.EventLog;
import org.enlighten.os.OsEvents;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.WriterList.Stage;
import org.enlighten.simulation.Mode;

/// Freezes the system for a copy of its disks: first the writers, then every change to files, then what is not on the
/// disks yet is put there and each volume says that it is in good order; and lets everything go on again.
final class Backups {
    private enum Phase {
        IDLE,
        /// Writers were told and not all have answered.
        WRITERS,
        /// New changes wait, those under way end.
        DRAIN,
        LEAVE,
        LEFT,
        FROZEN,
        /// The window passed or the backup was given up before it was thawed.
        GIVEN_UP
    }

    /// What is saved.
    ///
    /// @param requestor its process
    /// @param asking its thread, while it waits for the freeze; 0: none
    /// @param volume the one that is put in order
    /// @param held threads whose call waits
    /// @param failure why the last freeze was given up
    record State(
            Writers.State writers,
            String phase,
            int requestor,
            int asking,
            long wholeUntilNs,
            long heldUntilNs,
            int volume,
            List<Integer> held,
            List<Result> failure) {}

    private final Executive x;
    private final Writers writers;
    private final List<Integer> held = new ArrayList<>();
    private Phase phase = Phase.IDLE;
    private int requestor;
    private int asking;
    private long wholeUntilNs;
    private long heldUntilNs;
    private int volume;
    private Result failure = Result.of(0);

    Backups(Executive x) {
        this.x = x;
        writers = new Writers(x);
    }

    long call(KernelThread t, BackupCall call) {
        Optional<Writers.Writer> self = writers.of(t.process.id);
        switch (call) {
            case BackupCall.Register(String name) -> t.result = register(t.process, name);
            case BackupCall.Await _ when self.isEmpty() -> t.result = refused("This process is no writer.");
            case BackupCall.Await(long timeoutNs) -> writers.await(t, timeoutNs);
            case BackupCall.Frozen(String refusal) -> t.result = frozen(self, refusal);
            case BackupCall.Freeze() -> freeze(t);
            case BackupCall.Thaw() -> t.result = thaw(t.process);
            case BackupCall.Writers() -> t.result = Result.of(writers.count(), writers.list());
        }
        return 0;
    }

    private Result register(Process p, String name) {
        boolean added = writers.add(p.id, name);
        return added ? Result.of(0) : Result.failed(Status.EXISTS, "This process is a writer already.");
    }

    private static Result refused(String why) {
        return Result.failed(Status.INVALID_REQUEST, why);
    }

    private Result frozen(Optional<Writers.Writer> self, String refusal) {
        boolean asked = self.filter(
                        w -> w.stage() == Stage.FREEZING && !w.words().contains(Word.FREEZE))
                .isPresent();
        if (!asked) return refused("This process was not told to freeze, or too long ago.");
        writers.answered(self.get(), refusal);
        x.poke(BackupTask.KIND);
        return Result.of(0);
    }

    private void freeze(KernelThread t) {
        if (isUnderWay() || x.hasTask(BackupTask.KIND) || x.power.isGoingDown()) {
            t.result = refused("Another backup is under way, or the system goes down.");
            return;
        }
        requestor = t.process.id;
        asking = t.id;
        wholeUntilNs = x.time.nowNs() + BackupCall.FREEZE_NS;
        to(Phase.WRITERS);
        t.wait = KernelThread.Wait.FREEZE;
        writers.freeze();
        x.processes.startTask(new BackupTask(this));
    }

    private Result thaw(Process p) {
        if (p.id != requestor || phase == Phase.IDLE) return refused("This process has nothing frozen.");
        if (phase == Phase.FROZEN) release(Word.THAW, "");
        else if (phase != Phase.GIVEN_UP) giveUp(Result.failed(Status.CANCELLED, "The backup was given up."), "");
        Result answer = failure;
        to(Phase.IDLE);
        return answer;
    }

    /// One step of the thread that freezes.
    long step(KernelThread self, Result of) {
        switch (phase) {
            case IDLE, GIVEN_UP -> {
                x.time.cancel(self);
                x.processes.endTask(self);
            }
            case WRITERS -> awaitWriters(self);
            case DRAIN -> drain(self);
            case LEAVE -> {
                return leave(self);
            }
            case LEFT -> left(of);
            case FROZEN -> awaitThaw(self);
        }
        return 0;
    }

    private void awaitWriters(KernelThread self) {
        Optional<Writers.Writer> failed = writers.first(Stage.FAILED);
        Optional<Writers.Writer> late = writers.first(Stage.FREEZING);
        if (failed.isPresent()) {
            String why = "The writer '%s' has not frozen: %s"
                    .formatted(failed.get().name(), failed.get().lastError());
            giveUp(Result.failed(Status.CANCELLED, why), "");
        } else if (late.isEmpty()) {
            heldUntilNs = Math.min(wholeUntilNs, x.time.nowNs() + BackupCall.HOLD_NS);
            to(Phase.DRAIN);
        } else if (!rest(self, wholeUntilNs)) {
            String why = "The writer '%s' has not frozen within %d s."
                    .formatted(late.get().name(), BackupCall.FREEZE_NS / 1_000_000_000L);
            x.log.report(EventLog.Level.ERROR, 8229, "VSS", why);
            giveUp(Result.failed(Status.IO_TIMEOUT, why), why);
        }
    }

    /// The thread sleeps until then or until it is poked; false when it is too late for that.
    private boolean rest(KernelThread self, long untilNs) {
        x.time.cancel(self);
        long left = untilNs - x.time.nowNs();
        if (left <= 0) return false;
        self.wait = KernelThread.Wait.WORK;
        x.time.sleep(self, left);
        return true;
    }

    private void drain(KernelThread self) {
        if (!Changes.areUnderWay(x)) {
            volume = 0;
            to(Phase.LEAVE);
        } else if (!rest(self, heldUntilNs)) heldTooLong();
    }

    private long leave(KernelThread self) {
        x.time.cancel(self);
        for (Volume v : x.volumes.all()) {
            boolean fixed = v.below.filter(d -> !d.removable).isPresent();
            if (v.id <= volume || !fixed) continue;
            volume = v.id;
            to(Phase.LEFT);
            return x.files.leave(self, v);
        }
        to(Phase.FROZEN);
        answer(Result.of(writers.count()));
        return 0;
    }

    private void left(Result of) {
        if (of.isSuccess()) to(Phase.LEAVE);
        else giveUp(Result.failed(of.status(), "A volume could not be flushed: " + of.message()), "");
    }

    private void awaitThaw(KernelThread self) {
        if (!rest(self, heldUntilNs)) heldTooLong();
    }

    private void heldTooLong() {
        String why = "The flush and hold writes operation timed out while waiting for a release writes command:"
                + " changes had been held for %d s.".formatted(BackupCall.HOLD_NS / 1_000_000_000L);
        x.log.report(EventLog.Level.ERROR, 8, "volsnap", why);
        giveUp(Result.failed(Status.IO_TIMEOUT, why), "");
    }

    /// @param lateError of the writers that have not answered
    private void giveUp(Result why, String lateError) {
        to(asking == 0 ? Phase.GIVEN_UP : Phase.IDLE);
        release(Word.ABORT, lateError);
        failure = why;
        answer(why);
    }

    private void answer(Result result) {
        KernelThread t = asking == 0 ? null : x.processes.thread(asking);
        asking = 0;
        if (t == null || t.wait != KernelThread.Wait.FREEZE) return;
        t.result = result;
        x.dispatcher.wake(t, 1);
    }

    private void release(Word word, String lateError) {
        failure = Result.of(0);
        writers.release(word, lateError);
        for (int id : held) {
            KernelThread t = x.processes.thread(id);
            if (t != null && t.wait == KernelThread.Wait.HELD) x.dispatcher.wake(t, 0);
        }
        held.clear();
        x.poke(BackupTask.KIND);
        x.poke(LogTask.KIND);
    }

    private void to(Phase next) {
        phase = next;
        x.tell(OsEvents.BACKUP, Mode.KERNEL, 0, next.ordinal(), writers.count());
    }

    private boolean isUnderWay() {
        return phase != Phase.IDLE && phase != Phase.GIVEN_UP;
    }

    boolean isHolding() {
        return switch (phase) {
            case DRAIN, LEAVE, LEFT, FROZEN -> true;
            case IDLE, WRITERS, GIVEN_UP -> false;
        };
    }

    /// Whether the call has to wait: then it is made once more when everything goes on.
    boolean holds(KernelThread t, SystemCall call) {
        if (!isHolding() || !Changes.files(t, call)) return false;
        t.operation = Operation.of(Operation.Kind.AGAIN, call);
        t.wait = KernelThread.Wait.HELD;
        held.add(t.id);
        return true;
    }

    void forget(KernelThread t) {
        held.removeIf(id -> id == t.id);
    }

    /// A change has ended.
    void settled() {
        if (phase == Phase.DRAIN) x.poke(BackupTask.KIND);
    }

    /// The system goes down: nobody waits any more.
    void end() {
        if (isUnderWay()) giveUp(Result.failed(Status.CANCELLED, "The system goes down."), "");
    }

    void processEnded(Process p) {
        Optional<Writers.Writer> writer = writers.remove(p.id);
        if (!isUnderWay()) return;
        boolean mattered = writer.filter(w -> w.stage() != Stage.STABLE).isPresent();
        if (p.id == requestor) giveUp(Result.failed(Status.CANCELLED, "Its requestor has ended."), "");
        else if (mattered) {
            String why = "The writer '%s' has ended.".formatted(writer.get().name());
            giveUp(Result.failed(Status.CANCELLED, why), "");
        }
    }

    State save() {
        List<Result> failures = List.of(failure);
        return new State(
                writers.save(),
                phase.name(),
                requestor,
                asking,
                wholeUntilNs,
                heldUntilNs,
                volume,
                List.copyOf(held),
                failures);
    }

    void restore(State s) {
        writers.restore(s.writers());
        phase = Phase.valueOf(s.phase());
        requestor = s.requestor();
        asking = s.asking();
        wholeUntilNs = s.wholeUntilNs();
        heldUntilNs = s.heldUntilNs();
        volume = s.volume();
        held.addAll(s.held());
        failure = s.failure().getFirst();
    }
}
