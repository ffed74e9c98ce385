// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.List;
import java.util.Optional;
import org.enlighten.os.EventLog;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;
import org.enlighten.vmbus.integration.protocol.ShutdownBody;

/// Agrees to go down, and then does.
final class ShutdownResponder implements Responder {
    @Override
    public Step begin(IcMessage request, UserMemory memory) {
        Optional<SystemCall.ShutdownKind> kind = kind(request);
        if (kind.isEmpty()) return Step.refuse(IcStatus.FAIL, request.body());
        SystemCall report = new SystemCall.Report(
                EventLog.Level.INFORMATION, 1074, "USER32", "The host has asked for a shutdown: " + why(request));
        return new Step.Answer(
                IcStatus.OK.code(), request.body(), List.of(report, new SystemCall.Shutdown(kind.get())));
    }

    /// What is asked for; empty for a way down that this system does not know.
    static Optional<SystemCall.ShutdownKind> kind(IcMessage request) {
        Optional<ShutdownBody> body = ShutdownBody.of(request.body());
        if (body.filter(ShutdownBody::isPowerOff).isPresent()) return Optional.of(SystemCall.ShutdownKind.POWER_OFF);
        return body.filter(ShutdownBody::isRestart).map(_ -> SystemCall.ShutdownKind.RESTART);
    }

    private static String why(IcMessage request) {
        return ShutdownBody.of(request.body()).map(ShutdownBody::text).orElse("");
    }

    @Override
    public Step next(IcMessage request, Result of, UserMemory memory) {
        throw new IllegalStateException("nothing is done before the answer");
    }
}
