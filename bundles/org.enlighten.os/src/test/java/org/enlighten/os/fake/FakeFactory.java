// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.Set;
import java.util.function.BiFunction;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;

/// A driver factory made of its parts.
public record FakeFactory(
        String id, String version, Set<String> binds, BiFunction<DeviceNode, DriverContext, Driver> maker)
        implements DriverFactory {
    @Override
    public String description() {
        return "Driver " + id;
    }

    @Override
    public String deviceClass() {
        return "Test";
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return maker.apply(node, context);
    }
}
