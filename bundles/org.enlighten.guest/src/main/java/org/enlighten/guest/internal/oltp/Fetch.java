// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// Brings a page into a frame, in steps of the activity that wants it: the page that was there goes to the file
/// first, when
/// it was changed.
final class Fetch {
    private final Database database;
    private int frame;
    private int page;

    Fetch(Database database) {
        this.database = database;
    }

    /// True when the page is there. False: calls were queued, the last of which is answered to `then`, which asks
    /// [#arrived].
    boolean isThere(int wanted, Turn turn, Enum<?> then) {
        if (database.pool.find(wanted).isPresent()) return true;
        page = wanted;
        frame = database.pool.victim();
        if (database.pool.isDirty(frame)) turn.call(write(database, frame));
        database.pool.clean(frame);
        turn.call(new SystemCall.Read(database.data, at(page), Pool.at(frame), Page.BYTES), then);
        return false;
    }

    /// False when it could not be read, which ends the activity.
    boolean arrived(Result of, Turn turn) {
        if (of.isSuccess() && of.value() == Page.BYTES) {
            database.pool.put(frame, page);
            return true;
        }
        database.fail(
                of.isSuccess() ? "Page %d lies behind the end of the file.".formatted(page) : Turn.reason(of), turn);
        return false;
    }

    static SystemCall write(Database database, int frame) {
        return new SystemCall.Write(database.data, at(database.pool.page(frame)), Pool.at(frame), Page.BYTES);
    }

    private static long at(int page) {
        return (long) page * Page.BYTES;
    }

    record State(int frame, int page) {}

    State save() {
        return new State(frame, page);
    }

    void restore(State s) {
        frame = s.frame();
        page = s.page();
    }
}
