// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// One transaction of each client, committed together: their records are one write to the log, made durable by one
/// flush.
final class CommitGroup implements Activity {
    private enum At {
        START,
        ARRIVED,
        LOGGED,
        FLUSHED
    }

    private static final long TRANSACTION_NS = 50_000;

    private final Database database;
    private final Fetch fetch;
    private int client;
    private int change;
    private int bytes;

    CommitGroup(Database database) {
        this.database = database;
        fetch = new Fetch(database);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> work(turn);
            case ARRIVED -> {
                if (fetch.arrived(of, turn)) work(turn);
            }
            case LOGGED -> {
                if (!of.isSuccess() || of.value() != bytes) database.fail(of, turn);
                else turn.call(new SystemCall.Flush(database.log), At.FLUSHED);
            }
            case FLUSHED -> {
                if (of.isSuccess()) done(turn);
                else database.fail(of, turn);
            }
        }
    }

    private void work(Turn turn) {
        while (client < database.clients) {
            Transaction one = Transaction.of(database.seed, database.next + client, database.pages);
            while (change < one.pages().size()) {
                if (!fetch.isThere(one.pages().get(change), turn, At.ARRIVED)) return;
                change(one, one.pages().get(change), turn);
                change++;
            }
            log(one, one.aborts() ? LogRecord.Kind.ABORT : LogRecord.Kind.COMMIT, 0, new byte[0], turn);
            change = 0;
            client++;
        }
        log(Transaction.of(database.seed, database.next, database.pages), LogRecord.Kind.END, 0, new byte[0], turn);
        turn.call(new SystemCall.Compute(TRANSACTION_NS * database.clients));
        turn.call(new SystemCall.Write(database.log, database.logAt, Pool.LOG_AT, bytes), At.LOGGED);
    }

    /// A transaction that aborts has told the log of its change and makes none.
    private void change(Transaction one, int page, Turn turn) {
        int frame = database.pool.find(page).orElseThrow();
        byte[] next = Page.changed(turn.memory().bytes(Pool.at(frame), LogRecord.HEAD_BYTES), one.id());
        if (one.aborts()) {
            log(one, LogRecord.Kind.CHANGE, page, next, turn);
            return;
        }
        database.pool.change(frame, next, turn.memory(), true);
        boolean first = database.pool.firstChange(page);
        byte[] carried = first ? turn.memory().bytes(Pool.at(frame), Page.BYTES) : next;
        log(one, first ? LogRecord.Kind.IMAGE : LogRecord.Kind.CHANGE, page, carried, turn);
    }

    private void log(Transaction one, LogRecord.Kind kind, int page, byte[] carried, Turn turn) {
        byte[] record = new LogRecord(database.generation, one.id(), kind, page, carried).encode();
        turn.memory().put(Pool.LOG_AT + bytes, record);
        bytes += record.length;
    }

    private void done(Turn turn) {
        long last = database.next + database.clients - 1;
        database.next = last + 1;
        database.groupDone(bytes, last, database.clients);
        turn.end(0);
    }

    record State(int client, int change, int bytes, Fetch.State fetch) {}

    @Override
    public Saved save() {
        return Saved.of(new State(client, change, bytes, fetch.save()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        client = s.client();
        change = s.change();
        bytes = s.bytes();
        fetch.restore(s.fetch());
    }
}
