// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.os.Result;
import org.enlighten.simulation.Saved;

/// What a thread of the system process does: a state machine of the kernel's own, in kernel mode. A step does
/// one thing and may leave its thread waiting, with a driver's frame, or ended; otherwise it is called again.
interface KernelTask {
    /// By which it is made anew from its saved state.
    String kind();

    /// @param of the answer to what the last step waited for
    /// @return the nanoseconds it took
    long step(KernelThread self, Result of);

    Saved save();

    void restore(Saved state);
}
