// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import java.util.Arrays;

/// Classes of devices as Device Manager lists them: [org.enlighten.os.driver.DriverFactory#deviceClass] names them by
/// their ids, people read their titles. A driver may name a class that is not here.
public enum DeviceClass {
    CDROM("CDROM", "DVD/CD-ROM drives"),
    DISK("DiskDrive", "Disk drives"),
    DISPLAY("Display", "Display adapters"),
    HID("HIDClass", "Human Interface Devices"),
    KEYBOARD("Keyboard", "Keyboards"),
    MOUSE("Mouse", "Mice and other pointing devices"),
    NETWORK("Net", "Network adapters"),
    PORTS("Ports", "Ports (COM & LPT)"),
    SCSI("SCSIAdapter", "SCSI and RAID controllers"),
    SYSTEM("System", "System devices"),
    /// Of devices that no driver is bound to.
    UNKNOWN("Unknown", "Other devices"),
    FLOPPY_CONTROLLER("fdc", "Floppy disk controllers"),
    IDE_CONTROLLER("hdc", "IDE ATA/ATAPI controllers");

    private final String id;
    private final String title;

    DeviceClass(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /// The title of a class; its id when nobody knows it here.
    public static String title(String id) {
        return Arrays.stream(values())
                .filter(c -> c.id.equals(id))
                .map(c -> c.title)
                .findFirst()
                .orElse(id);
    }
}
