// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.UUID;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.VmDefinition;

/// Synthetic SCSI controllers of one definition.
record ScsiWork(VmDefinition definition) {
    private static final int MOST = 4;

    private List<DeviceSettings> all() {
        return definition.devices().stream()
                .filter(d -> d.type().equals(DeviceSettings.SCSI_CONTROLLER))
                .toList();
    }

    DeviceSettings existing(int number) throws FittingException {
        for (DeviceSettings controller : all()) if (controller.number() == number) return controller;
        throw new FittingException(
                "'%s' has no SCSI controller %d. Add-VMScsiController adds one.".formatted(definition.name(), number));
    }

    /// With one more, which has the lowest free number.
    VmDefinition added(UUID instance) throws FittingException {
        List<Integer> taken = all().stream().map(DeviceSettings::number).toList();
        for (int number = 0; number < MOST; number++)
            if (!taken.contains(number)) return definition.withDevice(DeviceSettings.scsiController(number, instance));
        throw new FittingException(
                "'%s' has %d SCSI controllers already; that is the most.".formatted(definition.name(), MOST));
    }

    VmDefinition removed(int number) throws FittingException {
        DeviceSettings controller = existing(number);
        long disks = definition.devices().stream()
                .filter(d -> d.type().equals(DeviceSettings.SCSI_DISK) && d.controller() == number)
                .count();
        if (disks > 0)
            throw new FittingException("SCSI controller %d of '%s' has %d hard %s. Remove them first."
                    .formatted(number, definition.name(), disks, disks == 1 ? "disk" : "disks"));
        return definition.without(controller);
    }
}
