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
        boolean exactTicks,
        List<String> unknownDevices,
        String path) {
    /// What a firmware can boot from.
    public enum BootDevice {
        CD,
        IDE,
        FLOPPY
    }

    public VmSettings {
        drives = List.copyOf(drives);
        bootOrder = List.copyOf(bootOrder);
        unknownDevices = List.copyOf(unknownDevices);
    }
}
