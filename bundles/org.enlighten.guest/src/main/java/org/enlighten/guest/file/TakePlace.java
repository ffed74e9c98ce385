// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.file;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// One file takes the place of another, as near to one step as any file system can do it: the old one goes, the new
/// one gets its
/// name.
public record TakePlace(String successor, String path) implements Activity {
    private enum At {
        START,
        DELETED,
        RENAMED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Delete(path), At.DELETED);
            case DELETED -> turn.call(new SystemCall.Rename(successor, path), At.RENAMED);
            case RENAMED -> {
                if (of.isSuccess()) turn.end(0);
                else turn.fail("'%s' cannot be replaced: %s".formatted(path, Turn.reason(of)));
            }
        }
    }
}
