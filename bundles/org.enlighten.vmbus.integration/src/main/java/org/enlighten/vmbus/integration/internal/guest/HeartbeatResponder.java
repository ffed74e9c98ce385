// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.Optional;
import org.enlighten.os.Result;
import org.enlighten.os.UserMemory;
import org.enlighten.vmbus.integration.protocol.HeartbeatBody;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;

/// Answers each heartbeat with the next number, and that applications are well.
final class HeartbeatResponder implements Responder {
    @Override
    public Step begin(IcMessage request, UserMemory memory) {
        return answer(request, HeartbeatBody.HEALTHY);
    }

    /// @param state of applications: one of those of [HeartbeatBody]
    static Step answer(IcMessage request, int state) {
        Optional<HeartbeatBody> body = HeartbeatBody.of(request.body());
        return body.map(b -> Step.ok(new HeartbeatBody(b.sequence() + 1, state).bytes()))
                .orElseGet(() -> Step.refuse(IcStatus.INVALID_ARGUMENT, request.body()));
    }

    @Override
    public Step next(IcMessage request, Result of, UserMemory memory) {
        throw new IllegalStateException("a heartbeat needs no system call");
    }
}
