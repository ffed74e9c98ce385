// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.module;

import java.util.function.Supplier;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// Refuses what is not for this system, before anything is changed.
record CheckSystem(Supplier<ComponentList> found, String systemId) implements Activity {
    @Override
    public void stage(int at, Result of, Turn turn) {
        ComponentList list = found.get();
        if (list.name().isEmpty() || list.plan().files().isEmpty()) {
            turn.fail("setup.pl: %s/%s names nothing to install".formatted(list.directory(), ComponentList.NAME));
        } else if (!list.isFor(systemId)) {
            turn.fail("setup.pl: %s is not for this system, %s; it is for %s"
                    .formatted(list.name(), systemId, String.join(", ", list.systems())));
        } else {
            turn.line("Installing %s, version %s.".formatted(list.name(), list.version()));
            turn.end(0);
        }
    }
}
