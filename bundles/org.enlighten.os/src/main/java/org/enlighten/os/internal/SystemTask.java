// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.os.Result;
import org.enlighten.simulation.Saved;

/// The system's own thread: mounts media, binds devices to drivers, and between both goes on with the boot.
final class SystemTask implements KernelTask {
    static final String KIND = "system";

    private final Executive x;

    SystemTask(Executive x) {
        this.x = x;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public long step(KernelThread self, Result of) {
        if (x.mounter.isBusy()) x.mounter.step(self, of);
        else if (x.booter.isBusy()) return x.booter.step(self, of);
        else if (x.plugAndPlay.hasWork()) x.plugAndPlay.bindNext(self);
        else if (x.mounter.hasWork()) x.mounter.begin(self);
        else return x.booter.step(self, of);
        return 0;
    }

    @Override
    public Saved save() {
        return Saved.NOTHING;
    }

    @Override
    public void restore(Saved state) {}
}
