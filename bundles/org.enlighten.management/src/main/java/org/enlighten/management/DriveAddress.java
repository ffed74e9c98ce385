// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A place for a drive: on an IDE controller, whose number and location are 0 or 1, or on a synthetic SCSI controller
/// of the machine, with locations from 0 to 63.
public record DriveAddress(Bus bus, int controller, int location) {
    /// Locations of a SCSI controller.
    public static final int SCSI_LOCATIONS = 64;

    /// What kind of controller.
    public enum Bus {
        IDE,
        SCSI
    }

    /// On an IDE controller.
    public DriveAddress(int controller, int location) {
        this(Bus.IDE, controller, location);
    }

    @Override
    public String toString() {
        return "%s %d:%d".formatted(bus, controller, location);
    }
}
