// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.driver;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.FileStore;

/// One device that a kernel found, by enumerating a bus or because firmware named it.
///
/// @param path stable within its machine, such as `pci/0/7/1/channel0/master`
/// @param deviceId what drivers bind by, such as `PCI\\VEN_8086&DEV_7111` or `ATA\\DISK`
/// @param description as Device Manager shows it without a driver
/// @param resources ports, vectors and the like, by name: `port`, `control`, `bus-master`, `vector`
/// @param files what stands behind a device that is a host's store of files; empty for register devices
public record DeviceNode(
        String path, String deviceId, String description, Map<String, Long> resources, Optional<FileStore> files) {
    public DeviceNode {
        resources = Collections.unmodifiableMap(new TreeMap<>(resources));
    }

    public static DeviceNode registers(String path, String deviceId, String description, Map<String, Long> resources) {
        return new DeviceNode(path, deviceId, description, resources, Optional.empty());
    }

    public long resource(String name) {
        Long value = resources.get(name);
        if (value == null) throw new IllegalStateException("device '" + path + "' has no resource '" + name + "'");
        return value;
    }
}
