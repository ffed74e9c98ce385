// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.setup;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.system.DiskCodes;

/// Has the system look for volumes on the disk, and lets go of the raw disk.
record FindVolume(Work work) implements Activity {
    private enum At {
        START,
        UPDATED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Device(work.diskHandle(), DiskCodes.UPDATE, 0, 0, 0, 0), At.UPDATED);
            case UPDATED -> {
                turn.call(new SystemCall.Close(work.diskHandle()));
                if (of.isSuccess() && of.value() > 0) turn.end(0);
                else turn.fail("The new volume is not recognised. " + of.message());
            }
        }
    }
}
