// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.world;

import java.util.Set;
import java.util.function.BiFunction;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;

/// A factory that makes what a test gives it.
public record MadeDriver(String id, Set<String> binds, BiFunction<DeviceNode, DriverContext, Driver> making)
        implements DriverFactory {
    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public String description() {
        return id;
    }

    @Override
    public String deviceClass() {
        return "System";
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return making.apply(node, context);
    }
}
