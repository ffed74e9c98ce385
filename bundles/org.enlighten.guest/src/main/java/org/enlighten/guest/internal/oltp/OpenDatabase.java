// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// Opens the database's files and brings back what was committed; makes them when there are none, or when making them
/// was
/// cut off. The head of the log comes last: without one, nothing was ever committed.
final class OpenDatabase implements Activity {
    private enum At {
        START,
        LOG_OPENED,
        HEAD_READ,
        OTHER_HEAD_READ,
        DATA_OPENED,
        RECOVERED,
        DATA_MADE,
        PAGE_WRITTEN,
        LOG_MADE,
        LOG_FILLED,
        FLUSHED,
        DONE
    }

    private final Database database;
    private Optional<LogHead> head = Optional.empty();
    private Optional<Activity> nested = Optional.empty();
    private long done;

    OpenDatabase(Database database) {
        this.database = database;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (nested.isPresent()) {
            nested.get().stage(at, of, turn);
            if (!turn.hasEnded() || turn.exitCode() != 0) return;
            boolean recovers = nested.get() instanceof Recovery;
            nested = Optional.empty();
            turn.resume(recovers ? At.RECOVERED : At.DONE);
            return;
        }
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Open(database.logPath, Access.READ_WRITE), At.LOG_OPENED);
            case LOG_OPENED -> logOpened(of, turn);
            case HEAD_READ -> {
                noteHead(of, turn);
                readHead(LogHead.SLOT_BYTES, At.OTHER_HEAD_READ, turn);
            }
            case OTHER_HEAD_READ -> {
                noteHead(of, turn);
                openOrMake(turn);
            }
            case DATA_OPENED -> dataOpened(of, turn);
            case RECOVERED -> begin(new Checkpoint(database), turn);
            case DATA_MADE -> dataMade(of, turn);
            case PAGE_WRITTEN -> pageWritten(of, turn);
            case LOG_MADE -> logMade(of, turn);
            case LOG_FILLED -> logFilled(of, turn);
            case FLUSHED -> flushed(of, turn);
            case DONE -> turn.end(0);
        }
    }

    private void begin(Activity activity, Turn turn) {
        nested = Optional.of(activity);
        turn.then(At.START);
    }

    private void logOpened(Result of, Turn turn) {
        if (of.status() == Status.NOT_FOUND) make(turn);
        else if (!of.isSuccess()) database.fail(of, turn);
        else {
            database.log = (int) of.value();
            readHead(0, At.HEAD_READ, turn);
        }
    }

    private void readHead(int at, At then, Turn turn) {
        turn.memory().put(Pool.LOG_AT, new byte[LogHead.BYTES]);
        turn.call(new SystemCall.Read(database.log, at, Pool.LOG_AT, LogHead.BYTES), then);
    }

    private void noteHead(Result of, Turn turn) {
        if (!of.isSuccess()) return;
        Optional<LogHead> read = LogHead.decode(turn.memory().bytes(Pool.LOG_AT, LogHead.BYTES));
        if (read.isEmpty()) return;
        if (head.isEmpty() || head.get().generation() < read.get().generation()) head = read;
    }

    private void openOrMake(Turn turn) {
        if (head.isEmpty()) {
            turn.call(new SystemCall.Close(database.log));
            make(turn);
        } else turn.call(new SystemCall.Open(database.dataPath, Access.READ_WRITE), At.DATA_OPENED);
    }

    private void dataOpened(Result of, Turn turn) {
        LogHead found = head.orElseThrow();
        if (!of.isSuccess()) {
            database.fail(of, turn);
            return;
        }
        if (found.seed() != database.seed || found.pages() != database.pages) {
            database.fail(
                    "The database that is there has seed=%d and pages=%d.".formatted(found.seed(), found.pages()),
                    turn);
            return;
        }
        database.data = (int) of.value();
        database.generation = found.generation();
        database.next = found.first();
        begin(new Recovery(database), turn);
    }

    private void make(Turn turn) {
        turn.call(new SystemCall.Open(database.dataPath, Access.REPLACE), At.DATA_MADE);
    }

    private void dataMade(Result of, Turn turn) {
        if (!of.isSuccess()) {
            database.fail(of, turn);
            return;
        }
        database.data = (int) of.value();
        writePage(turn);
    }

    private void writePage(Turn turn) {
        turn.memory().put(Pool.LOG_AT, Page.blank((int) done));
        turn.call(new SystemCall.Write(database.data, done * Page.BYTES, Pool.LOG_AT, Page.BYTES), At.PAGE_WRITTEN);
    }

    private void pageWritten(Result of, Turn turn) {
        if (!of.isSuccess()) database.fail(of, turn);
        else if (++done < database.pages) writePage(turn);
        else turn.call(new SystemCall.Open(database.logPath, Access.REPLACE), At.LOG_MADE);
    }

    private void logMade(Result of, Turn turn) {
        if (!of.isSuccess()) {
            database.fail(of, turn);
            return;
        }
        database.log = (int) of.value();
        done = 0;
        turn.memory().put(Pool.LOG_AT, new byte[Pool.LOG_BYTES]);
        fillLog(turn);
    }

    private void fillLog(Turn turn) {
        int bytes = (int) Math.min(Pool.LOG_BYTES, database.logBytes - done);
        turn.call(new SystemCall.Write(database.log, done, Pool.LOG_AT, bytes), At.LOG_FILLED);
    }

    private void logFilled(Result of, Turn turn) {
        if (!of.isSuccess() || of.value() <= 0) {
            database.fail(of, turn);
            return;
        }
        done += of.value();
        if (done < database.logBytes) fillLog(turn);
        else turn.call(new SystemCall.Flush(database.log), At.FLUSHED);
    }

    private void flushed(Result of, Turn turn) {
        if (of.isSuccess()) begin(new Checkpoint(database), turn);
        else database.fail(of, turn);
    }

    record State(Optional<LogHead> head, boolean nested, boolean recovers, Saved activity, long done) {}

    @Override
    public Saved save() {
        return Saved.of(new State(
                head,
                nested.isPresent(),
                nested.filter(Recovery.class::isInstance).isPresent(),
                nested.map(Activity::save).orElse(Saved.NOTHING),
                done));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        head = s.head();
        done = s.done();
        nested = !s.nested()
                ? Optional.empty()
                : Optional.of(s.recovers() ? new Recovery(database) : new Checkpoint(database));
        nested.ifPresent(activity -> activity.restore(s.activity()));
    }
}
