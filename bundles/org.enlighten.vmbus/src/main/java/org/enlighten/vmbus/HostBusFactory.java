// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.internal.host.HostBusDriver;

/// Makes the bus driver of a root's kernel.
///
/// @param version of the role that brings it
public record HostBusFactory(String version, PacketCauses causes) implements DriverFactory {
    @Override
    public String id() {
        return HostBus.DRIVER;
    }

    @Override
    public String description() {
        return "Virtual Machine Bus";
    }

    @Override
    public String deviceClass() {
        return "System";
    }

    @Override
    public Set<String> binds() {
        return Set.of();
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new HostBusDriver(node, context, causes);
    }
}
