// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// Puts every changed page into the database file, makes that durable, and begins a new generation of the log: its
/// head is
/// written when all that the old one holds is in the file.
final class Checkpoint implements Activity {
    private enum At {
        START,
        WRITTEN,
        FLUSHED,
        HEAD_WRITTEN,
        DONE
    }

    private final Database database;

    Checkpoint(Database database) {
        this.database = database;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (!of.isSuccess() && at != At.START.ordinal()) {
            database.fail(of, turn);
            return;
        }
        switch (At.values()[at]) {
            case START, WRITTEN -> writeNext(turn);
            case FLUSHED -> {
                database.generation++;
                LogHead head = database.head();
                turn.memory().put(Pool.LOG_AT, head.encode());
                turn.call(new SystemCall.Write(database.log, head.at(), Pool.LOG_AT, LogHead.BYTES), At.HEAD_WRITTEN);
            }
            case HEAD_WRITTEN -> turn.call(new SystemCall.Flush(database.log), At.DONE);
            case DONE -> {
                database.logAt = LogHead.RECORDS_AT;
                database.pool.forgetImages();
                turn.end(0);
            }
        }
    }

    private void writeNext(Turn turn) {
        database.pool
                .dirty()
                .ifPresentOrElse(
                        frame -> {
                            turn.call(Fetch.write(database, frame), At.WRITTEN);
                            database.pool.clean(frame);
                        },
                        () -> turn.call(new SystemCall.Flush(database.data), At.FLUSHED));
    }
}
