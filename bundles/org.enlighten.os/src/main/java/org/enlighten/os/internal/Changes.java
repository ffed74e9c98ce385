// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.os.SystemCall;

/// Which calls change what is on volumes.
final class Changes {
    private Changes() {}

    static boolean files(KernelThread t, SystemCall call) {
        return switch (call) {
            case SystemCall.Write c -> isOnDisk(Handles.get(t, c.handle()));
            case SystemCall.Open c -> c.access() == SystemCall.Access.CREATE || c.access() == SystemCall.Access.REPLACE;
            case SystemCall.Resize _, SystemCall.Delete _, SystemCall.Rename _, SystemCall.MakeDirectory _ -> true;
            default -> false;
        };
    }

    private static boolean isOnDisk(OpenHandle h) {
        return h.kind == OpenHandle.Kind.FILE || h.kind == OpenHandle.Kind.RAW;
    }

    /// Whether a program's call or the kernel's own writing has begun and not ended.
    static boolean areUnderWay(Executive x) {
        for (Process p : x.processes.all()) for (KernelThread t : p.threads) if (isUnderWay(t)) return true;
        return !x.isLogAtRest();
    }

    private static boolean isUnderWay(KernelThread t) {
        boolean io = t.wait == KernelThread.Wait.FILE || t.wait == KernelThread.Wait.REQUEST;
        return io && t.operation.kind() != Operation.Kind.TASK && files(t, t.operation.call());
    }
}
