// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.List;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// One call made from outside, performed by the system process.
final class OperatorTask implements KernelTask {
    static final String KIND = "operator";

    /// What is saved.
    record State(List<SystemCall> call, long posted, boolean performed) {}

    private final Executive x;
    private SystemCall call;
    private long posted;
    private boolean performed;

    OperatorTask(Executive x, SystemCall call, long posted) {
        this.x = x;
        this.call = call;
        this.posted = posted;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public long step(KernelThread self, Result of) {
        if (performed) {
            x.answers.put(posted, of);
            x.processes.endTask(self);
            return 0;
        }
        performed = true;
        self.operation = Operation.NONE;
        return x.calls.perform(self, call);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(List.of(call), posted, performed));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        call = s.call().getFirst();
        posted = s.posted();
        performed = s.performed();
    }
}
