// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import org.enlighten.os.EventLog;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;

/// `vmicsvc.exe` with arguments that name none of its features: says so, and ends.
final class NoFeature implements Program {
    /// What is saved.
    record State(boolean said) {}

    private final String arguments;
    private boolean said;

    NoFeature(String arguments, boolean said) {
        this.arguments = arguments;
        this.said = said;
    }

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        if (said) return new SystemCall.Exit(1);
        said = true;
        String sentence = "vmicsvc.exe was started with '%s' and ends: it is given '-feature' and the name of one."
                .formatted(arguments);
        return new SystemCall.Report(EventLog.Level.ERROR, 1, "vmicsvc", sentence);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(said));
    }

    @Override
    public void restore(Saved saved) {
        said = saved.as(State.class).said();
    }
}
