// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.os.driver.DeviceNode;

/// A physical machine's devices as its firmware names them to a kernel.
final class HostDevices {
    private HostDevices() {}

    static List<DeviceNode> of(PhysicalMachine hardware) {
        return hardware.volumes().stream()
                .map(v -> new DeviceNode(
                        v.path(),
                        v.deviceId(),
                        v.description(),
                        Map.of("vector", (long) v.vector()),
                        Optional.of(v.volume())))
                .toList();
    }
}
