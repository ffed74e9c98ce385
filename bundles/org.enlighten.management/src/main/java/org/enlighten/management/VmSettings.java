// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// What a virtual machine is made of.
///
/// @param bootOrder what its firmware tries, first first
/// @param unknownDevices types of devices whose plug-ins are missing; their settings are kept
/// @param path folder of its configuration
public record VmSettings(
        String notes,
        ProcessorSettings processor,
        MemorySettings memory,
        List<Drive> drives,
        List<BootDevice> bootOrder,
        StartAction startAction,
        StopAction stopAction,
        boolean exactTicks,
        List<String> unknownDevices,
        String path) {
    /// What a firmware can boot from.
    public enum BootDevice {
        CD,
        IDE,
        LEGACY_NETWORK,
        FLOPPY
    }

    /// What happens to it when its host has started.
    public enum StartAction {
        NOTHING,
        IF_IT_WAS_RUNNING,
        ALWAYS
    }

    /// What happens to it when its host shuts down.
    public enum StopAction {
        SAVE,
        TURN_OFF,
        SHUT_DOWN
    }

    public VmSettings {
        drives = List.copyOf(drives);
        bootOrder = List.copyOf(bootOrder);
        unknownDevices = List.copyOf(unknownDevices);
    }
}
