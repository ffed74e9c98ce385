// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.component;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// Refuses what is not for this system, before anything is changed.
record CheckSystem(ComponentList list, String systemId) implements Activity {
    @Override
    public void stage(int at, Result of, Turn turn) {
        boolean meant = list.systems().isEmpty() || list.systems().contains(systemId);
        if (list.id().isEmpty() || list.plan().files().isEmpty())
            turn.fail("The list '%s\\%s' names nothing to install.".formatted(list.directory(), FindList.NAME));
        else if (!meant)
            turn.fail("'%s' is not for this system, '%s'. It is for %s."
                    .formatted(list.name(), systemId, String.join(", ", list.systems())));
        else {
            turn.line("Setup installs '%s', version %s.".formatted(list.name(), list.version()));
            turn.end(0);
        }
    }
}
