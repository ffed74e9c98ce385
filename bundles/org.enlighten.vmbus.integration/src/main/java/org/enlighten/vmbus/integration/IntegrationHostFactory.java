// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.integration.internal.host.IntegrationDriver;

/// Makes the host's end for a root's kernel.
///
/// @param version of the role that brings it
public record IntegrationHostFactory(String version, IntegrationClient client) implements DriverFactory {
    @Override
    public String id() {
        return IntegrationHost.DRIVER;
    }

    @Override
    public String description() {
        return "Virtual Machine Integration Component Virtual Devices";
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
        return new IntegrationDriver(node, context, client);
    }
}
