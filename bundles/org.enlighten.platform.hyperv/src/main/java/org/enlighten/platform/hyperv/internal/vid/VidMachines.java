// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vid;

import org.enlighten.hypervisor.ParentAccess;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.internal.port.CompletionPort;

/// What the infrastructure driver is given beside its kernel: the machines' ports and settings, and what a parent
/// does without hypercalls.
public interface VidMachines {
    ParentAccess parent();

    CompletionPort port(int machine);

    CompletionPort managementPort();

    VmDefinition definition(int machine);

    /// Stable name of a machine's memory.
    String memoryName(int machine);

    /// The partition of a machine was made, or is about to be deleted (0).
    void partition(int machine, long partition);

    /// A machine's partition has ended: what other drivers hold for it can go.
    void ended(int machine);

    /// Number of the machine whose worker has this process id; -1 when it is nobody's worker.
    int machineOfWorker(long processId);

    /// A worker's process ended without having ended its machine; its partition is gone now.
    void workerDied(int machine);

    /// A worker's wait is over: leaves the packet that says so.
    void timeOut(int machine);

    /// What has to be done in the kernel for messages left from outside.
    void wakePorts(org.enlighten.os.driver.DriverContext kernel);
}
