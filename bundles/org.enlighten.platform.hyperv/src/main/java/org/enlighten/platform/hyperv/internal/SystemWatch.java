// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.List;
import org.enlighten.guest.Shelf;

/// Notices that bundles with operating systems came or went: only then is each machine looked at.
final class SystemWatch {
    /// Version of the shelf that all running machines were looked at with.
    private int seen;

    /// False while one of the machines, which all run, is still on its way.
    boolean notice(Shelf shelf, List<HypervMachine> running) {
        int version = shelf.version();
        if (version == seen) return true;
        boolean settled = true;
        for (HypervMachine machine : running) settled &= machine.noticeSystem();
        if (settled) seen = version;
        return settled;
    }
}
