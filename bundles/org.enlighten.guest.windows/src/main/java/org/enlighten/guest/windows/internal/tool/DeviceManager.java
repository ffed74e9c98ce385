// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.guest.program.OfSystem;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.SystemInfo.DriverInfo;

/// `devmgr`: the devices that the system has found, by class, each with its driver; those that do not work with their
/// problem code.
public record DeviceManager() implements OfSystem {
    private static final String NO_CLASS = "Unknown";

    private static final Map<String, String> CLASSES = new TreeMap<>(Map.ofEntries(
            Map.entry("CDROM", "DVD/CD-ROM drives"),
            Map.entry("DiskDrive", "Disk drives"),
            Map.entry("Display", "Display adapters"),
            Map.entry("HIDClass", "Human Interface Devices"),
            Map.entry("Keyboard", "Keyboards"),
            Map.entry("Mouse", "Mice and other pointing devices"),
            Map.entry("Net", "Network adapters"),
            Map.entry("Ports", "Ports (COM & LPT)"),
            Map.entry("SCSIAdapter", "SCSI and RAID controllers"),
            Map.entry("System", "System devices"),
            Map.entry(NO_CLASS, "Other devices"),
            Map.entry("fdc", "Floppy disk controllers"),
            Map.entry("hdc", "IDE ATA/ATAPI controllers")));

    @Override
    public void known(SystemInfo info, Turn turn) {
        Map<String, List<DriverInfo>> classes = new TreeMap<>();
        for (DriverInfo device : info.drivers())
            if (!device.device().isEmpty())
                classes.computeIfAbsent(title(device), title -> new ArrayList<>())
                        .add(device);
        classes.forEach((title, devices) -> {
            turn.line(title);
            devices.forEach(device -> turn.line(row(device)));
        });
        long problems = info.drivers().stream().filter(d -> d.problem() != 0).count();
        turn.line("%d %s a problem.".formatted(problems, problems == 1 ? "device has" : "devices have"));
    }

    private static String title(DriverInfo device) {
        return CLASSES.getOrDefault(device.deviceClass(), device.deviceClass());
    }

    private static String row(DriverInfo device) {
        String driver = device.id().isEmpty() ? "no driver" : device.id() + " " + device.version();
        String problem = device.problem() == 0 ? "" : " (Code " + device.problem() + ")";
        return String.format(Locale.ROOT, "  %-52s %s%s", device.device(), driver, problem);
    }
}
