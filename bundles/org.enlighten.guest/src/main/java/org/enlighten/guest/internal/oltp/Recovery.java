// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// Reads the log from its beginning and does again what was committed, group by group, until the first record that is
/// not
/// whole. Changes of a transaction wait for its end.
final class Recovery implements Activity {
    private enum At {
        START,
        GROUP_READ,
        ARRIVED
    }

    private static final int BLOCK = 4096;

    private final Database database;
    private final Fetch fetch;
    /// Where in the buffer the records of the transaction under way lie.
    private final List<Integer> open = new ArrayList<>();
    private int read;
    private int at;
    /// How many changes of a transaction that was committed are made already.
    private int made;

    Recovery(Database database) {
        this.database = database;
        fetch = new Fetch(database);
    }

    @Override
    public void stage(int stage, Result of, Turn turn) {
        switch (At.values()[stage]) {
            case START -> readGroup(turn);
            case GROUP_READ -> groupRead(of, turn);
            case ARRIVED -> {
                if (fetch.arrived(of, turn)) parse(turn);
            }
        }
    }

    private void readGroup(Turn turn) {
        int bytes = Math.min(Pool.LOG_BYTES, database.logBytes - database.logAt);
        at = 0;
        open.clear();
        if (bytes < LogRecord.HEAD_BYTES) turn.end(0);
        else turn.call(new SystemCall.Read(database.log, database.logAt, Pool.LOG_AT, bytes), At.GROUP_READ);
    }

    private void groupRead(Result of, Turn turn) {
        if (!of.isSuccess() && of.status() != Status.END_OF_FILE) {
            database.fail(of, turn);
            return;
        }
        read = (int) of.value();
        parse(turn);
    }

    private void parse(Turn turn) {
        while (true) {
            Optional<LogRecord> found = record(at, turn);
            if (found.isEmpty()) {
                turn.end(0);
                return;
            }
            LogRecord record = found.get();
            switch (record.kind()) {
                case IMAGE, CHANGE -> open.add(at);
                case ABORT -> settled(record);
                case COMMIT -> {
                    if (!madeAll(turn)) return;
                    database.recovered++;
                    settled(record);
                }
                case END -> {
                    database.logAt += at + record.bytes() + BLOCK - 1 & -BLOCK;
                    readGroup(turn);
                    return;
                }
            }
            at += record.bytes();
        }
    }

    private void settled(LogRecord record) {
        database.next = record.transaction() + 1;
        database.committed = record.transaction();
        open.clear();
        made = 0;
    }

    /// False when a page has to be fetched first.
    private boolean madeAll(Turn turn) {
        for (; made < open.size(); made++) {
            LogRecord change = record(open.get(made), turn).orElseThrow();
            if (!fetch.isThere(change.page(), turn, At.ARRIVED)) return false;
            int frame = database.pool.find(change.page()).orElseThrow();
            if (change.kind() == LogRecord.Kind.IMAGE) database.pool.image(frame, change.carried(), turn.memory());
            else database.pool.change(frame, change.carried(), turn.memory(), false);
        }
        return true;
    }

    private Optional<LogRecord> record(int from, Turn turn) {
        if (from + LogRecord.HEAD_BYTES > read) return Optional.empty();
        return LogRecord.length(turn.memory().bytes(Pool.LOG_AT + from, LogRecord.HEAD_BYTES), database.generation)
                .filter(bytes -> from + bytes <= read)
                .flatMap(bytes -> LogRecord.decode(turn.memory().bytes(Pool.LOG_AT + from, bytes)))
                .filter(record -> record.page() >= 0 && record.page() < database.pages);
    }

    record State(List<Integer> open, int read, int at, int made, Fetch.State fetch) {}

    @Override
    public Saved save() {
        return Saved.of(new State(List.copyOf(open), read, at, made, fetch.save()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        open.clear();
        open.addAll(s.open());
        read = s.read();
        at = s.at();
        made = s.made();
        fetch.restore(s.fetch());
    }
}
