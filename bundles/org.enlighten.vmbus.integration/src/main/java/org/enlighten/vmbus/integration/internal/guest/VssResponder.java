// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.List;
import java.util.Optional;
import org.enlighten.os.BackupCall;
import org.enlighten.os.EventLog;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;
import org.enlighten.vmbus.integration.protocol.VssBody;

/// The requestor in the guest: freezes and thaws as the host says.
///
/// @param source of its reports in the event log
record VssResponder(String source) implements Responder {
    private static final int EVENT = 8193;

    @Override
    public Step begin(IcMessage request, UserMemory memory) {
        Optional<VssBody> body = VssBody.of(request.body());
        if (body.isEmpty()) return Step.refuse(IcStatus.INVALID_ARGUMENT, request.body());
        return switch (body.get().operation()) {
            case VssBody.CHECK_HOT_BACKUP -> Step.ok(new VssBody(VssBody.CHECK_HOT_BACKUP, VssBody.HOT_BACKUP).bytes());
            case VssBody.DEVICE_INFO -> Step.ok(new VssBody(VssBody.DEVICE_INFO, 0).bytes());
            case VssBody.FREEZE -> new Step.Call(new SystemCall.Backup(new BackupCall.Freeze()));
            case VssBody.THAW -> new Step.Call(new SystemCall.Backup(new BackupCall.Thaw()));
            default -> Step.ok(request.body());
        };
    }

    @Override
    public Step next(IcMessage request, Result of, UserMemory memory) {
        if (of.isSuccess()) return Step.ok(request.body());
        SystemCall report = new SystemCall.Report(EventLog.Level.ERROR, EVENT, source, of.message());
        return new Step.Answer(IcStatus.FAIL.code(), request.body(), List.of(report));
    }
}
