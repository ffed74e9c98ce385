// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.system.AttackSurface;

/// Pictures of a kernel, taken at one instant.
final class Views {
    private Views() {}

    static SystemInfo info(Executive x) {
        long total = x.machine.memory().sizeBytes();
        return new SystemInfo(
                x.description.systemId(),
                x.description.displayName(),
                x.description.version(),
                x.begun ? x.time.nowNs() - x.begunAtNs : 0,
                total,
                total - x.pages.freeBytes(),
                processes(x),
                x.services.infos(),
                x.plugAndPlay.infos());
    }

    private static List<SystemInfo.ProcessInfo> processes(Executive x) {
        List<SystemInfo.ProcessInfo> all = new ArrayList<>();
        all.add(idle(x));
        for (Process p : x.processes.all()) {
            long bytes =
                    p.isSystem() ? x.description.reservedBytes() + x.kernelBytes : p.memory.sizeBytes() + p.imageBytes;
            all.add(new SystemInfo.ProcessInfo(
                    p.id, p.parent, p.image, p.arguments, p.threads.size(), p.userNs, kernelNs(x, p), bytes));
        }
        return all;
    }

    /// Interrupt and deferred routines belong to no process; they are shown with the system's.
    private static long kernelNs(Executive x, Process p) {
        long ns = p.kernelNs;
        if (p.isSystem()) for (Core c : x.dispatcher.cores) ns += c.accounts.interruptNs + c.accounts.deferredNs;
        return ns;
    }

    private static SystemInfo.ProcessInfo idle(Executive x) {
        long ns = 0;
        for (Core c : x.dispatcher.cores) ns += c.accounts.idleNs;
        return new SystemInfo.ProcessInfo(0, 0, "System Idle Process", "", x.dispatcher.cores.length, 0, ns, 0);
    }

    static AttackSurface attackSurface(Executive x) {
        return new AttackSurface(
                (int) x.drivers.all().stream().filter(d -> !d.removed).count(),
                x.services.infos().size(),
                (int) x.services.infos().stream().filter(s -> s.running()).count(),
                x.processes.all().size(),
                x.services.openPorts().size(),
                x.booter.systemFile().packages().size());
    }
}
