// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Makes the `i8042prt` driver.
@Component(service = DriverFactory.class, property = "side=both")
public final class KeyboardPortFactory implements DriverFactory {
    @Activate
    public KeyboardPortFactory() {}

    @Override
    public String id() {
        return "i8042prt";
    }

    @Override
    public String version() {
        return PcDrivers.VERSION;
    }

    @Override
    public String description() {
        return "Standard 101/102-key keyboard";
    }

    @Override
    public String deviceClass() {
        return "Keyboard";
    }

    @Override
    public Set<String> binds() {
        return Set.of("*PNP0303");
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new KeyboardPort(node, context);
    }
}
