// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.enlighten.management.DeviceView;
import org.junit.jupiter.api.Test;

class DeviceTreesTest {
    private static final List<org.enlighten.platform.DeviceView> DEVICES = List.of(
            device("root/hvl", "ROOT\\hvl", "Hypervisor interface", "System", 0),
            device("pci/0/7/0", "PCI\\VEN_8086&DEV_7110", "PCI to ISA bridge", "System", 0),
            device("acpi/vmbus", "ACPI\\VMBUS", "Unknown device", "Unknown", 28),
            device("pci/0/7/1/channel0/master", "ATA\\DISK", "Virtual HD ATA Device", "DiskDrive", 0),
            device("pci", "*PNP0A03", "PCI bus", "System", 0),
            device("pci/0/9/0", "PCI\\VEN_1", "A device of its own kind", "OwnKind", 0));

    private static org.enlighten.platform.DeviceView device(
            String path, String deviceId, String name, String deviceClass, int problem) {
        return new org.enlighten.platform.DeviceView(path, deviceId, name, deviceClass, "", problem);
    }

    private static List<String> names(List<DeviceView> devices) {
        return devices.stream().map(DeviceView::name).toList();
    }

    @Test
    void devicesOfAGuestAreListedByTitlesOfTheirClassesAsDeviceManagerDoes() {
        List<DeviceView> categories = DeviceTrees.guestSide(DEVICES);
        assertEquals(
                List.of("Disk drives", "Non-Plug and Play drivers", "Other devices", "OwnKind", "System devices"),
                names(categories));
        assertEquals(
                List.of("PCI to ISA bridge", "PCI bus"),
                names(categories.getLast().children()));
        assertEquals(List.of("Hypervisor interface"), names(categories.get(1).children()), "a driver without a device");
    }

    @Test
    void aDeviceTellsWhatDriversBindBy() {
        DeviceView unknown = DeviceTrees.guestSide(DEVICES).get(2).children().getFirst();
        assertEquals(28, unknown.problem());
        assertEquals(List.of("hardware id: ACPI\\VMBUS"), unknown.facts());
        assertEquals("guest/acpi/vmbus", unknown.id());
    }
}
