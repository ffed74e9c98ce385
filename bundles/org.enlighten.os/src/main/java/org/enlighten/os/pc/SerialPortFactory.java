// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Makes the `serial` driver.
@Component(service = DriverFactory.class, property = "side=both")
public final class SerialPortFactory implements DriverFactory {
    @Activate
    public SerialPortFactory() {}

    @Override
    public String id() {
        return "serial";
    }

    @Override
    public String version() {
        return PcDrivers.VERSION;
    }

    @Override
    public String description() {
        return "Communications port";
    }

    @Override
    public String name(DeviceNode node) {
        return node.description();
    }

    @Override
    public String deviceClass() {
        return "Ports";
    }

    @Override
    public Set<String> binds() {
        return Set.of("*PNP0501");
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new SerialPort(node, context);
    }
}
