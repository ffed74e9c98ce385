// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.client;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.storage.client.StorageDriverFactory.Kind;
import org.osgi.service.component.annotations.Component;

/// Linux's integration components have one module for both, `hv_storvsc`.
@Component(service = DriverFactory.class, property = "side=guest")
public final class LinuxStorageFactory implements DriverFactory {
    private final StorageDriverFactory made = new StorageDriverFactory(
            "hv_storvsc",
            "2.1.25",
            "Hyper-V virtual storage driver",
            "SCSIAdapter",
            Set.of(Kind.CONTROLLER, Kind.IDE_DISK),
            StorageSettings.LINUX);

    @Override
    public String id() {
        return made.id();
    }

    @Override
    public String version() {
        return made.version();
    }

    @Override
    public String description() {
        return made.description();
    }

    @Override
    public String deviceClass() {
        return made.deviceClass();
    }

    @Override
    public Set<String> binds() {
        return made.binds();
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return made.create(node, context);
    }
}
