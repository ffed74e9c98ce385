// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.os.Result;
import org.enlighten.simulation.Saved;

/// The kernel's thread of one backup, from freeze to thaw.
record BackupTask(Backups backups) implements KernelTask {
    static final String KIND = "backup";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public long step(KernelThread self, Result of) {
        return backups.step(self, of);
    }

    @Override
    public Saved save() {
        return Saved.NOTHING;
    }

    @Override
    public void restore(Saved state) {}
}
