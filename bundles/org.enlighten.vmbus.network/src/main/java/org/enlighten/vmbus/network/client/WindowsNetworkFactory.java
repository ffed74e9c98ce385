// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.client;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Windows's integration components have it as `netvsc`.
@Component(service = DriverFactory.class, property = "side=guest")
public final class WindowsNetworkFactory implements DriverFactory {
    private final NetworkDriverFactory made = new NetworkDriverFactory(NetworkDriverSettings.WINDOWS);

    @Activate
    public WindowsNetworkFactory() {}

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
