// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.enlighten.management.DeviceView;
import org.enlighten.management.ManagementException;
import org.enlighten.os.system.DeviceClass;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.MachineView;
import org.enlighten.platform.VmDefinition;

/// What a machine is made of on its host's side, and the devices that its guest sees.
final class DeviceTrees {
    private static final String HOST = "host";
    private static final String GUEST = "guest";
    /// Where kernels put drivers that have no device.
    private static final String WITHOUT_DEVICE = "root/";

    private static final String NO_DEVICE = "Non-Plug and Play drivers";

    private DeviceTrees() {}

    static List<DeviceView> of(VmNode node) throws ManagementException {
        List<DeviceView> roots = new ArrayList<>();
        roots.add(hostSide(node));
        roots.addAll(guestSide(node.machine().devices()));
        return roots;
    }

    /// By class, as Device Manager shows them.
    static List<DeviceView> guestSide(List<org.enlighten.platform.DeviceView> devices) {
        TreeMap<String, List<DeviceView>> classes = new TreeMap<>();
        for (var device : devices)
            classes.computeIfAbsent(category(device), _ -> new ArrayList<>()).add(guestSide(device));
        List<DeviceView> categories = new ArrayList<>();
        classes.forEach((title, members) -> categories.add(
                new DeviceView(GUEST + "/" + title, title, GUEST, "category", "", "", 0, List.of(), members)));
        return categories;
    }

    private static String category(org.enlighten.platform.DeviceView device) {
        return device.path().startsWith(WITHOUT_DEVICE) ? NO_DEVICE : DeviceClass.title(device.deviceClass());
    }

    private static DeviceView hostSide(VmNode node) throws ManagementException {
        MachineView view = node.view();
        List<DeviceView> drives = new ArrayList<>();
        VmDefinition definition = node.definition();
        for (DeviceSettings device : definition.devices()) drives.add(drive(device));
        List<String> facts = List.of(
                "state: " + view.state().text(),
                "processors: " + definition.processors(),
                "memory: " + definition.memoryMib() + " MB",
                "partition in traces: " + node.machine().traceNumber());
        String name = view.workerProcessId() == 0
                ? "Virtual machine '%s'".formatted(node.name())
                : "Worker process %d of '%s'".formatted(view.workerProcessId(), node.name());
        String kind = view.workerProcessId() == 0 ? "definition" : "process";
        return new DeviceView(HOST, name, HOST, kind, "", "", 0, facts, drives);
    }

    private static DeviceView controller(DeviceSettings device) {
        return new DeviceView(
                HOST + "/scsi/" + device.number(),
                "SCSI controller %d".formatted(device.number()),
                HOST,
                "synthetic",
                "SCSIAdapter",
                "",
                0,
                List.of("instance: " + device.instance()),
                List.of());
    }

    private static DeviceView drive(DeviceSettings device) {
        if (device.type().equals(DeviceSettings.SCSI_CONTROLLER)) return controller(device);
        boolean known = device.isHardDisk() || device.type().equals(DeviceSettings.DVD_DRIVE);
        if (!known) {
            String what = "There is no plug-in for it; its settings are kept.";
            return new DeviceView(
                    HOST + "/" + device.type(), device.type(), HOST, "unknown", "", "", 0, List.of(what), List.of());
        }
        boolean disk = device.isHardDisk();
        String place = VmViews.address(device).toString();
        String medium = disk ? device.path() : device.medium().text();
        return new DeviceView(
                HOST + "/" + place.toLowerCase(Locale.ROOT).replace(' ', '/'),
                "%s (%s)".formatted(disk ? "Hard disk" : "DVD drive", place),
                HOST,
                device.type().equals(DeviceSettings.SCSI_DISK) ? "synthetic" : "emulated",
                disk ? "DiskDrive" : "CDROM",
                "",
                0,
                List.of("medium: " + (medium.isEmpty() ? "none" : medium)),
                List.of());
    }

    private static DeviceView guestSide(org.enlighten.platform.DeviceView device) {
        return new DeviceView(
                GUEST + "/" + device.path(),
                device.name(),
                GUEST,
                "device",
                device.deviceClass(),
                device.driver(),
                device.problem(),
                List.of("hardware id: " + device.deviceId()),
                List.of());
    }
}
