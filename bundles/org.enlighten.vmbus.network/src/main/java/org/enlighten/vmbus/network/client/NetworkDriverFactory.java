// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.client;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.network.internal.guest.NetworkDriver;
import org.enlighten.vmbus.network.protocol.NetworkInterface;

/// Makes the driver of a guest's synthetic network adapter.
public record NetworkDriverFactory(NetworkDriverSettings settings) implements DriverFactory {
    @Override
    public String id() {
        return settings.driverId();
    }

    @Override
    public String version() {
        return settings.version();
    }

    @Override
    public String description() {
        return settings.description();
    }

    @Override
    public String deviceClass() {
        return "Net";
    }

    @Override
    public Set<String> binds() {
        return Set.of(Offer.deviceId(NetworkInterface.TYPE));
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new NetworkDriver(node, context, settings);
    }
}
