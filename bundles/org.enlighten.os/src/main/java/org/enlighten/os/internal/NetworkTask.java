// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.os.Result;
import org.enlighten.simulation.Saved;

/// The thread of the network stack: one frame that came, or what is due, a step.
final class NetworkTask implements KernelTask {
    static final String KIND = "network";

    private final Executive x;

    NetworkTask(Executive x) {
        this.x = x;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public long step(KernelThread self, Result of) {
        return x.network.step(self);
    }

    @Override
    public Saved save() {
        return Saved.NOTHING;
    }

    @Override
    public void restore(Saved state) {}
}
