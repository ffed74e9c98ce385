// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.SystemCall.ShutdownKind;
import org.enlighten.simulation.Saved;

/// Takes the CD out, so that the machine starts from its disk, and restarts.
final class Finish implements Activity {
    /// IOCTL_STORAGE_EJECT_MEDIA of `winioctl.h`.
    static final int EJECT_MEDIA = 0x2D4808;

    private static final long READING_NS = 5_000_000_000L;

    private enum At {
        START,
        OPENED,
        EJECTED,
        RESTART,
        RESTARTED
    }

    private final String cdDevice;
    private int handle;

    /// @param cdDevice such as `\\.\CdRom0`
    Finish(String cdDevice) {
        this.cdDevice = cdDevice;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                Screen.page("Setup is complete.", turn);
                turn.call(new SystemCall.Open(cdDevice, Access.READ), At.OPENED);
            }
            case OPENED -> {
                handle = (int) of.value();
                if (of.isSuccess()) turn.call(new SystemCall.Device(handle, EJECT_MEDIA, 0, 0, 0, 0), At.EJECTED);
                else askForCd(turn);
            }
            case EJECTED -> {
                turn.call(new SystemCall.Close(handle));
                if (of.isSuccess()) restart("The CD was ejected.", turn);
                else askForCd(turn);
            }
            case RESTART -> turn.call(new SystemCall.Shutdown(ShutdownKind.RESTART), At.RESTARTED);
            case RESTARTED -> {
                if (of.isSuccess()) turn.end(0);
                else turn.fail("The machine cannot be restarted: " + Turn.reason(of));
            }
        }
    }

    private void askForCd(Turn turn) {
        restart("Take the CD out of its drive, or the machine starts setup again.", turn);
    }

    private void restart(String sentence, Turn turn) {
        turn.line("   " + sentence);
        turn.line("   The machine restarts in 5 seconds.");
        turn.call(new SystemCall.Sleep(READING_NS));
        turn.then(At.RESTART);
    }

    record State(int handle) {}

    @Override
    public Saved save() {
        return Saved.of(new State(handle));
    }

    @Override
    public void restore(Saved saved) {
        handle = saved.as(State.class).handle();
    }
}
