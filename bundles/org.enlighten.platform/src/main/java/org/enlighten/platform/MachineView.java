// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.Optional;
import org.enlighten.simulation.Cause;

/// A virtual machine at one instant.
///
/// @param cpuNs virtual time its processors have run since it was started
/// @param startedNs when it was started; NEVER while off
/// @param workerProcessId of the process on the host that works for it; 0 when none
/// @param guest what its own system calls itself, empty when none runs
/// @param fault why it is critical or was stopped last, if it was not asked to
public record MachineView(
        MachineState state,
        int percent,
        long cpuNs,
        long startedNs,
        int assignedMemoryMib,
        int workerProcessId,
        String guest,
        Optional<Cause> fault) {}
