// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.ShutdownKind;

/// Restarts the machine from its disk. The CD stays where it is: firmware asks before it starts from a CD when there
/// is a disk to start from.
record Finish(Product product) implements Activity {
    private static final long READING_NS = 5_000_000_000L;

    private enum At {
        START,
        RESTART,
        RESTARTED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                product.page("Setup is complete.", turn);
                turn.line("   The machine restarts in 5 seconds. Let it start from its hard disk.");
                turn.call(new SystemCall.Sleep(READING_NS), At.RESTART);
            }
            case RESTART -> turn.call(new SystemCall.Shutdown(ShutdownKind.RESTART), At.RESTARTED);
            case RESTARTED -> {
                if (of.isSuccess()) turn.end(0);
                else turn.fail("The machine cannot be restarted: " + Turn.reason(of));
            }
        }
    }
}
