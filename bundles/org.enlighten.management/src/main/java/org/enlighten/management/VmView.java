// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A virtual machine, as lists and details show it.
///
/// @param critical something is wrong with it; `status` says what
/// @param cpuPercent of its own virtual processors' time, over the last virtual second; 0 when it does not run
/// @param assignedMemoryMib 0 when it does not run
/// @param uptimeNs since it was started; 0 when it is off
/// @param status a sentence, such as "Operating normally"
/// @param operation what is being done to it, such as `Starting`; empty when nothing is
/// @param operationPercent of that operation, 0 to 100
/// @param heartbeat such as `OK (Applications Healthy)`, `No Contact`, `Lost Communication`; empty while it does not
/// run
/// @param integrationServices the version that the guest says it has; `Not installed` when it says none
/// @param guestSystem id of the operating system on its disk as far as it is known; empty when not
/// @param possible what can be asked of its power now
/// @param workerProcessId of its worker process; 0 when it has none
public record VmView(
        String host,
        UUID id,
        String name,
        VmState state,
        boolean critical,
        int cpuPercent,
        int assignedMemoryMib,
        long uptimeNs,
        String status,
        String operation,
        int operationPercent,
        Instant created,
        int generation,
        String heartbeat,
        String integrationServices,
        String guestSystem,
        List<PowerAction> possible,
        int workerProcessId,
        VmSettings settings) {
    public VmView {
        possible = List.copyOf(possible);
    }
}
