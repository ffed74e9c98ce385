// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.storage.internal.StorVsp;

/// Makes the storage provider of a root's kernel.
///
/// @param version of the role that brings it
public record StorageProviderFactory(String version, StorageDisks disks) implements DriverFactory {
    /// The provider's id in the root's kernel.
    public static final String ID = "storvsp";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "Hyper-V Storage Virtualization Service Provider";
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
        return new StorVsp(node, context, disks);
    }
}
