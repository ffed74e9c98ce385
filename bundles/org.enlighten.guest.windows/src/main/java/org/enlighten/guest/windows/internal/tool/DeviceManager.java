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
import org.enlighten.os.system.DeviceClass;

/// `devmgr`: the devices that the system has found, by class, each with its driver; those that do not work with their
/// problem code.
public record DeviceManager() implements OfSystem {
    @Override
    public void known(SystemInfo info, Turn turn) {
        Map<String, List<DriverInfo>> classes = new TreeMap<>();
        for (DriverInfo device : info.drivers())
            if (!device.device().isEmpty())
                classes.computeIfAbsent(DeviceClass.title(device.deviceClass()), title -> new ArrayList<>())
                        .add(device);
        classes.forEach((title, devices) -> {
            turn.line(title);
            devices.forEach(device -> turn.line(row(device)));
        });
        long problems = info.drivers().stream().filter(d -> d.problem() != 0).count();
        turn.line("%d %s a problem.".formatted(problems, problems == 1 ? "device has" : "devices have"));
    }

    private static String row(DriverInfo device) {
        String driver = device.id().isEmpty() ? "no driver" : device.id() + " " + device.version();
        String problem = device.problem() == 0 ? "" : " (Code " + device.problem() + ")";
        return String.format(Locale.ROOT, "  %-52s %s%s", device.device(), driver, problem);
    }
}
