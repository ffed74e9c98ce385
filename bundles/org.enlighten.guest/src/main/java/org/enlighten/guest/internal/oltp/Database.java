// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import java.util.Optional;
import org.enlighten.guest.internal.load.Load;
import org.enlighten.guest.internal.load.Settings;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.simulation.Saved;

/// A database of 8 KiB pages with a write-ahead log, and clients whose transactions are committed in groups: all
/// changes of
/// a round are one write to the log and one flush, and a client has its answer after that.
///
/// The log holds, for each change, the page's image (the first time since a checkpoint) or the change alone; recovery
/// reads
/// it from the latest checkpoint on and does again what was committed. A checkpoint writes all changed pages,
/// flushes, and
/// begins a new generation of the log.
public final class Database implements Load {
    /// Memory that its process needs.
    public static final int MEMORY_KIB = Pool.MEMORY_KIB;
    static final int CLIENTS_MOST = 8;
    private static final int BLOCK = 4096;

    final Pool pool = new Pool();
    final String dataPath;
    final String logPath;
    final long seed;
    final int clients;
    final int pages;
    final int logBytes;
    int data;
    int log;
    int generation;
    /// Where the next group goes.
    int logAt = LogHead.RECORDS_AT;
    /// The next transaction.
    long next = 1;
    long committed;
    long recovered;
    private long operations;
    private String problem = "";

    /// @param path of its files, to which their suffixes are added
    public Database(String path, Settings settings) {
        dataPath = path + ".DAT";
        logPath = path + ".LOG";
        seed = settings.number("seed", 1, 0, Integer.MAX_VALUE);
        clients = (int) settings.number("clients", 4, 1, CLIENTS_MOST);
        pages = (int) settings.number("pages", 128, Pool.FRAMES, 1 << 16);
        logBytes = 1024 * (int) settings.number("logkib", 1024, 2 * Pool.LOG_BYTES / 1024, 1 << 20);
    }

    @Override
    public String name() {
        return "oltp";
    }

    @Override
    public Activity prepare() {
        return new OpenDatabase(this);
    }

    @Override
    public Activity round() {
        operations = 0;
        return needsCheckpoint() ? new Checkpoint(this) : new CommitGroup(this);
    }

    @Override
    public Optional<Activity> freeze() {
        return Optional.of(new Checkpoint(this));
    }

    @Override
    public long operations() {
        return operations;
    }

    @Override
    public String told() {
        return operations == 0 ? "" : "committed " + committed;
    }

    @Override
    public String problem() {
        return problem;
    }

    /// Ends the activity at work, with this reason.
    void fail(String why, Turn turn) {
        problem = why;
        turn.end(1);
    }

    void fail(Result of, Turn turn) {
        fail(Turn.reason(of), turn);
    }

    private boolean needsCheckpoint() {
        return logAt + Pool.LOG_BYTES > logBytes;
    }

    /// A group of so many bytes is durable.
    void groupDone(int bytes, long last, int count) {
        logAt += bytes + BLOCK - 1 & -BLOCK;
        committed = last;
        operations = count;
        pool.unpin();
    }

    LogHead head() {
        return new LogHead(generation, next, seed, pages);
    }

    record State(
            Pool.State pool,
            int data,
            int log,
            int generation,
            int logAt,
            long next,
            long committed,
            long recovered,
            long operations,
            String problem) {}

    @Override
    public Saved save() {
        return Saved.of(
                new State(pool.save(), data, log, generation, logAt, next, committed, recovered, operations, problem));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        pool.restore(s.pool());
        data = s.data();
        log = s.log();
        generation = s.generation();
        logAt = s.logAt();
        next = s.next();
        committed = s.committed();
        recovered = s.recovered();
        operations = s.operations();
        problem = s.problem();
    }
}
