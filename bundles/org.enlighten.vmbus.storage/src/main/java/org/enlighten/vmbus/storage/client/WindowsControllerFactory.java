// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.client;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.storage.client.StorageDriverFactory.Kind;
import org.osgi.service.component.annotations.Component;

/// Windows's integration components of 2008 have it as `storvsc`.
@Component(service = DriverFactory.class, property = "side=guest")
public final class WindowsControllerFactory implements DriverFactory {
    private final StorageDriverFactory made = new StorageDriverFactory(
            "storvsc",
            "6.0.6001.18016",
            "Microsoft VMBus SCSI Controller",
            "SCSIAdapter",
            Set.of(Kind.CONTROLLER),
            StorageSettings.WINDOWS);

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
