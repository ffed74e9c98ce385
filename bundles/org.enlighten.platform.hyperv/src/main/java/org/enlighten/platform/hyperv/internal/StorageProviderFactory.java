// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;

/// The storage virtualization service provider: serves the channels that guests open to it. A guest that knows no
/// VMBus opens none, and then it has nothing to do.
public record StorageProviderFactory() implements DriverFactory {
    @Override
    public String id() {
        return "storvsp";
    }

    @Override
    public String version() {
        return RoleFiles.VERSION;
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
        return new Provider(node, context);
    }

    private static final class Provider extends Driver {
        Provider(DeviceNode node, DriverContext kernel) {
            super(node, kernel);
        }

        @Override
        protected void start(IoRequest request) {
            throw new IllegalStateException("the storage provider serves channels, not a queue");
        }
    }
}
