// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.init;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// A process that waits for work nobody gives it, and looks around now and then. How long it waits depends on its
/// name, so that not all wake together.
public final class Daemon implements Activity {
    private static final long BEGIN_NS = 10_000_000;
    private static final long WORK_NS = 100_000;
    private static final long SECOND_NS = 1_000_000_000L;

    private enum At {
        BEGIN,
        WAIT,
        WORK
    }

    private final String name;

    public Daemon(String name) {
        this.name = name;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case BEGIN -> turn.call(new SystemCall.Compute(BEGIN_NS), At.WAIT);
            case WAIT -> turn.call(new SystemCall.Sleep(waitNs()), At.WORK);
            case WORK -> turn.call(new SystemCall.Compute(WORK_NS), At.WAIT);
        }
    }

    /// 20 to 60 seconds.
    private long waitNs() {
        int spread = 0;
        for (char c : name.toCharArray()) spread = (spread * 31 + c) % 1000;
        return 20 * SECOND_NS + spread * 40_000_000L;
    }
}
