// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.release;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;

/// A driver of the kit under the name of the module that it stands for here.
record ModuleDriver(Modules.Module module, DriverFactory driver) implements DriverFactory {
    @Override
    public String id() {
        return module.name();
    }

    @Override
    public String version() {
        return driver.version();
    }

    @Override
    public String description() {
        return module.description();
    }

    @Override
    public String deviceClass() {
        return driver.deviceClass();
    }

    @Override
    public Set<String> binds() {
        return driver.binds();
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return driver.create(node, context);
    }
}
