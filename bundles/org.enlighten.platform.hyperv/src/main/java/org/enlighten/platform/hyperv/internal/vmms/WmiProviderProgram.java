// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vmms;

import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;

/// The WMI provider's process: it looks in on the management service's machines twice a minute and is otherwise
/// asleep.
public final class WmiProviderProgram implements Program {
    /// What is saved.
    public record State(boolean working) {}

    private static final long PERIOD_NS = 30_000_000_000L;
    private static final long WORK_NS = 50_000;

    private boolean working;

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        working = !working;
        return working ? new SystemCall.Compute(WORK_NS) : new SystemCall.Sleep(PERIOD_NS);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(working));
    }

    @Override
    public void restore(Saved state) {
        working = state.as(State.class).working();
    }
}
