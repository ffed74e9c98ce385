// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.time.Instant;
import java.util.List;

/// One simulated computer.
///
/// @param system id of its operating system
/// @param statusText what to tell about the state, such as the bugcheck's text; empty when there is nothing to tell
/// @param uptimeNs since its operating system started; 0 when it does not run
/// @param memoryFreeMib what a virtual machine could still be given; without the role, what the system leaves
/// @param manageable whether virtual machines can be managed: role effective, management service running
/// @param unmanageable why not; empty when they can
public record HostView(
        String name,
        State state,
        String statusText,
        String profile,
        String system,
        String systemName,
        Instant bootedAt,
        long uptimeNs,
        int logicalProcessors,
        int numaNodes,
        long memoryMib,
        long memoryFreeMib,
        Firmware firmware,
        boolean hypervisorPresent,
        boolean manageable,
        String unmanageable,
        List<Volume> volumes,
        String vmPath,
        String diskPath) {
    /// How a computer stands.
    public enum State {
        OFF,
        STARTING,
        RUNNING,
        SHUTTING_DOWN,
        BUGCHECK
    }

    /// What the firmware offers to the system.
    public record Firmware(boolean x64, boolean hardwareVirtualization, boolean dataExecutionPrevention) {}

    /// @param letter drive letter, such as `C:`
    public record Volume(String letter, String label, String fileSystem, long capacityBytes, long freeBytes) {}

    public HostView {
        volumes = List.copyOf(volumes);
    }
}
