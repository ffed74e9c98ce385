// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.program;

import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;

/// An activity that asks for a picture of the system, and does all it does with that.
public interface OfSystem extends Activity {
    /// Its two stages.
    enum At {
        START,
        KNOWN
    }

    /// The activity ends well after this, unless this has ended it otherwise.
    void known(SystemInfo info, Turn turn);

    @Override
    default void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.QuerySystem(), At.KNOWN);
            case KNOWN -> {
                if (of.isSuccess()) known(of.detail(SystemInfo.class), turn);
                else turn.fail(of);
                if (!turn.hasEnded()) turn.end(0);
            }
        }
    }
}
