// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.component;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.system.SystemFile;

/// Refuses to remove what is not there, before anything is changed.
record CheckInstalled(ComponentList list, SystemFile system) implements Activity {
    @Override
    public void stage(int at, Result of, Turn turn) {
        if (system.installed(list.id()).isEmpty()) turn.fail("'%s' is not installed.".formatted(list.name()));
        else {
            turn.line("Setup removes '%s'.".formatted(list.name()));
            turn.end(0);
        }
    }
}
