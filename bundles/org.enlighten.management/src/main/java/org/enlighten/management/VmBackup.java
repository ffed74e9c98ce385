// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.time.Instant;
import java.util.List;

/// A copy of a virtual machine's disks as they were at one instant.
///
/// @param consistency `Application`: programs in the guest had put their data in order; `Crash`: as after a power cut;
/// `Offline`: the machine was off
/// @param taken the instant, by the host's clock
/// @param disks paths of the disks that it holds
public record VmBackup(
        String vmName, String folder, String consistency, Instant taken, List<String> disks, long bytes) {
    public VmBackup {
        disks = List.copyOf(disks);
    }
}
