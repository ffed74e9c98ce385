// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A host's virtual machines. All of it fails when the role is not effective or the management service is stopped,
/// and says what to do.
public interface VmManagement {
    /// By name, then by id.
    CompletableFuture<List<VmView>> list();

    CompletableFuture<VmView> vm(UUID id);

    Operation<VmView> define(NewVm vm);

    /// Makes all the changes or none of them.
    Operation<VmView> modify(UUID id, List<VmChange> changes);

    /// Removes a definition; its disks stay. Ends with the machine as it was.
    Operation<VmView> remove(UUID id);

    /// Ends when the state that the action leads to is reached; for SHUT_DOWN when the machine is off.
    Operation<VmView> power(UUID id, PowerAction action);

    /// Ends when the condition holds; fails after `timeoutNs`, with what was there instead.
    Operation<VmView> waitFor(UUID id, VmCondition condition, long timeoutNs);

    /// Screen and keyboard of a machine.
    VmConsole console(UUID id);

    /// Has hostile software in a machine that is off try what no guest may; ends with what was tried, and what
    /// refused it.
    Operation<List<AttemptView>> attack(UUID id);

    /// The workload in a machine's guest.
    VmWorkloads workloads(UUID id);

    /// Its integration services.
    VmIntegration integration(UUID id);

    /// The tree of what the machine is made of on the host's side, and of the devices that its guest sees.
    CompletableFuture<List<DeviceView>> devices(UUID id);

    /// Runs a command at the guest's prompt and tells every crossing that its disk requests caused.
    Operation<IoTrace> traceIo(UUID id, IoTraceRequest request);
}
