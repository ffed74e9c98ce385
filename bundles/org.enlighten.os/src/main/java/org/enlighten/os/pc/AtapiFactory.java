// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Makes the `atapi` drivers of controller and channels, by programmed I/O.
@Component(service = DriverFactory.class, property = "side=both")
public final class AtapiFactory implements DriverFactory {
    private final IdeChannels channels;

    @Activate
    public AtapiFactory(@Reference IdeChannels channels) {
        this.channels = channels;
    }

    @Override
    public String id() {
        return "atapi";
    }

    @Override
    public String version() {
        return PcDrivers.VERSION;
    }

    @Override
    public String description() {
        return "Standard IDE/ATAPI hard disk controller";
    }

    @Override
    public String name(DeviceNode node) {
        return IdeDrivers.name(node, description());
    }

    @Override
    public String deviceClass() {
        return "hdc";
    }

    @Override
    public Set<String> binds() {
        return Set.of("PCI\\VEN_8086&DEV_7111", IdeController.CHANNEL_ID);
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return IdeDrivers.create(node, context, channels, false);
    }
}
