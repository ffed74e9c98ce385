// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import org.enlighten.guest.program.OfSystem;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.SystemInfo;

/// Looks whether there is something to install, and a machine that is large enough for it, before anything is
/// changed.
record CheckMachine(Work work, Product product) implements OfSystem {
    @Override
    public void known(SystemInfo info, Turn turn) {
        work.seed(info.uptimeNs());
        long memoryMib = info.memoryBytes() >> 20;
        if (work.plan().files().isEmpty()) turn.fail("The list of files to copy names none.");
        else if (memoryMib < product.memoryMibMin())
            turn.fail("%s needs %d MB of memory, and this machine has %d MB. Turn it off and give it more."
                    .formatted(product.name(), product.memoryMibMin(), memoryMib));
    }
}
