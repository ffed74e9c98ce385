// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.Optional;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;
import org.enlighten.vmbus.integration.protocol.TimeSyncBody;

/// Reads the system's clock at each sample of the host's, and sets or slews it.
final class TimeResponder implements Responder {
    /// What is saved.
    record State(boolean read) {}

    /// The clock was read: its time is the next answer.
    private boolean read;

    @Override
    public Step begin(IcMessage request, UserMemory memory) {
        if (sample(request).isEmpty()) return Step.refuse(IcStatus.INVALID_ARGUMENT, request.body());
        read = true;
        return new Step.Call(new SystemCall.ReadClock());
    }

    static Optional<TimeSyncBody> sample(IcMessage request) {
        return TimeSyncBody.of(request.body());
    }

    @Override
    public Step next(IcMessage request, Result of, UserMemory memory) {
        if (!read) return Step.ok(request.body());
        read = false;
        TimeSyncBody sample = sample(request).orElseThrow();
        Discipline d = Discipline.of(sample, of.value());
        return new Step.Call(
                d.step() ? new SystemCall.SetClock(sample.clockNs()) : new SystemCall.AdjustClock(d.byNs()));
    }

    @Override
    public Saved save() {
        return Saved.of(new State(read));
    }

    @Override
    public void restore(Saved saved) {
        read = saved.as(State.class).read();
    }
}
