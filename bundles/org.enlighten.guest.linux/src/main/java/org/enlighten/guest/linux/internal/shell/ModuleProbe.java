// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.linux.internal.module.ModuleList;
import org.enlighten.guest.program.Activity;

/// `modprobe MODULE`: is well when the kernel has the module. This kernel reads modules at its start and never later.
final class ModuleProbe {
    private static final String LOADED = "/proc/modules";

    private ModuleProbe() {}

    static Activity of(Arguments arguments, Session session) {
        if (arguments.operands().size() != 1) return new Complaint("usage: modprobe MODULE", 1);
        String module = arguments.operands().getFirst().replace('-', '_');
        String list = "/lib/modules/" + session.host().kernelVersion() + "/" + ModuleList.NAME;
        return Texts.then(LOADED, list, texts -> {
            if (KernelText.rows(texts.get(LOADED), 3).stream().anyMatch(row -> row[0].equals(module))) {
                return new Say("", 0);
            }
            boolean listed = ModuleList.names(texts.get(list)).contains(module);
            return new Complaint(
                    listed
                            ? "modprobe: %s is on the list; this kernel reads modules when it starts".formatted(module)
                            : "FATAL: Module %s not found.".formatted(module),
                    1);
        });
    }
}
