// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.session;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// A process that waits for work nobody gives it: it begins with some work of its own, and looks around at long
/// intervals. Its first wait depends on its arguments, so that processes of one image do not wake together.
public final class Housekeeper implements Activity {
    private enum At {
        BEGIN,
        WAIT,
        WORK
    }

    private final String arguments;
    private final long beginNs;
    private final long periodNs;
    private final long workNs;

    /// @param beginNs processor time of its start
    /// @param periodNs how long it waits
    /// @param workNs processor time each time it looks around
    public Housekeeper(String arguments, long beginNs, long periodNs, long workNs) {
        this.arguments = arguments;
        this.beginNs = beginNs;
        this.periodNs = periodNs;
        this.workNs = workNs;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case BEGIN -> {
                turn.call(new SystemCall.Compute(beginNs));
                turn.call(new SystemCall.Sleep(firstWaitNs()), At.WORK);
            }
            case WAIT -> turn.call(new SystemCall.Sleep(periodNs), At.WORK);
            case WORK -> turn.call(new SystemCall.Compute(workNs), At.WAIT);
        }
    }

    private long firstWaitNs() {
        int spread = 0;
        for (char c : arguments.toCharArray()) spread = (spread * 31 + c) % 1000;
        return periodNs / 2 + periodNs / 2000 * spread;
    }
}
