// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.network.protocol.NvspVersion;

/// Makes the provider of a root's kernel.
///
/// @param version of the role that brings it
/// @param most the newest version that a guest gets
public record NetworkProviderFactory(String version, VirtualAdapters adapters, NvspVersion most)
        implements DriverFactory {
    @Override
    public String id() {
        return NetworkProvider.ID;
    }

    @Override
    public String description() {
        return "Hyper-V Network Virtualization Service Provider";
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
        return new NetworkProvider(node, context, adapters, most);
    }
}
