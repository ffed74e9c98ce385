// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.client;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.internal.guest.GuestBusDriver;

/// Makes the bus driver of a guest's kernel.
public record GuestBusFactory(GuestBusSettings settings, PacketCauses causes) implements DriverFactory {
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
        return "System";
    }

    @Override
    public Set<String> binds() {
        return settings.device().isEmpty() ? Set.of() : Set.of(settings.device());
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new GuestBusDriver(node, context, settings, causes);
    }
}
