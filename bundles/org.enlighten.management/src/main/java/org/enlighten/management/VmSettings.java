// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// What a virtual machine is made of.
///
/// @param bootOrder what its firmware tries, first first
/// @param unknownDevices types of devices whose plug-ins are missing; their settings are kept
/// @param path folder of its configuration
/// @param scsiControllers numbers of its synthetic SCSI controllers
public record VmSettings(
        String notes,
        ProcessorSettings processor,
        MemorySettings memory,
        List<Drive> drives,
        List<BootDevice> bootOrder,
        boolean exactTicks,
        List<String> unknownDevices,
        String path,
        List<Integer> scsiControllers) {
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
        scsiControllers = List.copyOf(scsiControllers);
    }

    /// Of a machine without SCSI controllers.
    public VmSettings(
            String notes,
            ProcessorSettings processor,
            MemorySettings memory,
            List<Drive> drives,
            List<BootDevice> bootOrder,
            boolean exactTicks,
            List<String> unknownDevices,
            String path) {
        this(notes, processor, memory, drives, bootOrder, exactTicks, unknownDevices, path, List.of());
    }
}
