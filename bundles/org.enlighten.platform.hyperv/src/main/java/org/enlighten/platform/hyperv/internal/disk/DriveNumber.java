// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.disk;

import java.util.Optional;
import org.enlighten.platform.DeviceSettings;

/// Drives of a machine by number: 0 to 3 are those on its IDE channels, then come those on its SCSI controllers.
public final class DriveNumber {
    public static final int IDE_DRIVES = 4;
    public static final int SCSI_CONTROLLERS = 4;
    public static final int SCSI_LOCATIONS = 64;
    /// One more than the last.
    public static final int END = IDE_DRIVES + SCSI_CONTROLLERS * SCSI_LOCATIONS;

    private static final int IDE_DEVICES = 2;
    private static final int MACHINE_BITS = 20;

    private DriveNumber() {}

    public static int ide(int channel, int device) {
        return channel * IDE_DEVICES + device;
    }

    public static int scsi(int controller, int location) {
        return IDE_DRIVES + controller * SCSI_LOCATIONS + location;
    }

    /// Empty for what is no drive.
    public static Optional<Integer> of(DeviceSettings device) {
        return switch (device.type()) {
            case DeviceSettings.HARD_DISK, DeviceSettings.DVD_DRIVE ->
                Optional.of(ide(device.controller(), device.location()));
            case DeviceSettings.SCSI_DISK -> Optional.of(scsi(device.controller(), device.location()));
            default -> Optional.empty();
        };
    }

    /// A drive of a machine among all of all machines.
    static int place(int machine, int drive) {
        return drive < IDE_DRIVES ? machine * IDE_DRIVES + drive : drive << MACHINE_BITS | machine;
    }

    static int machine(int place) {
        return place < IDE_DRIVES << MACHINE_BITS ? place / IDE_DRIVES : place & (1 << MACHINE_BITS) - 1;
    }
}
