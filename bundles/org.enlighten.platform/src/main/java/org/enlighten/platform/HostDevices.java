// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlighten.host.NicDevice;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.host.VolumeDevice;
import org.enlighten.os.driver.DeviceNode;

/// A physical machine's devices as its firmware names them to a kernel.
final class HostDevices {
    private HostDevices() {}

    static List<DeviceNode> of(PhysicalMachine hardware) {
        List<DeviceNode> nodes = new ArrayList<>();
        for (VolumeDevice v : hardware.volumes())
            nodes.add(new DeviceNode(
                    v.path(), v.deviceId(), v.description(), vector(v.vector()), Optional.of(v.volume())));
        for (NicDevice n : hardware.nics())
            nodes.add(DeviceNode.registers(n.path(), n.deviceId(), n.description(), vector(n.vector())));
        return nodes;
    }

    private static Map<String, Long> vector(int number) {
        return Map.of("vector", (long) number);
    }
}
