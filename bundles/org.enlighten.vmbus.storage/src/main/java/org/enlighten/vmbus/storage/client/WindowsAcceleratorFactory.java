// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.client;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.storage.client.StorageDriverFactory.Kind;
import org.osgi.service.component.annotations.Component;

/// The filter above an IDE disk, `storflt` in Windows's integration components of 2008.
@Component(service = DriverFactory.class, property = "side=guest")
public final class WindowsAcceleratorFactory implements DriverFactory {
    private final StorageDriverFactory made = new StorageDriverFactory(
            "storflt",
            "6.0.6001.18016",
            "Microsoft VMBus Storage Accelerator",
            "System",
            Set.of(Kind.IDE_DISK),
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
