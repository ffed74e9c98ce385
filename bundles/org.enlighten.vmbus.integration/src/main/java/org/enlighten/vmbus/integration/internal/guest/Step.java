// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.List;
import org.enlighten.os.SystemCall;
import org.enlighten.vmbus.integration.protocol.IcStatus;

/// What a component's program does next about a request.
sealed interface Step {
    /// Makes a system call, and is asked again with its answer.
    record Call(SystemCall call) implements Step {}

    /// Answers the host, and then makes these calls, whose answers nobody looks at.
    ///
    /// @param body in place of the request's, which is as long at least
    record Answer(int status, byte[] body, List<SystemCall> then) implements Step {}

    static Step ok(byte[] body) {
        return new Answer(IcStatus.OK.code(), body, List.of());
    }

    static Step refuse(IcStatus status, byte[] body) {
        return new Answer(status.code(), body, List.of());
    }
}
