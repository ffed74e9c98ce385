// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Makes the `dc21x4` driver.
@Component(service = DriverFactory.class, property = "side=both")
public final class EthernetPortFactory implements DriverFactory {
    @Activate
    public EthernetPortFactory() {}

    @Override
    public String id() {
        return "dc21x4";
    }

    @Override
    public String version() {
        return PcDrivers.VERSION;
    }

    @Override
    public String description() {
        return "Intel 21140-Based PCI Fast Ethernet Adapter (Emulated)";
    }

    @Override
    public String deviceClass() {
        return "Net";
    }

    @Override
    public Set<String> binds() {
        return Set.of("PCI\\VEN_1011&DEV_0009");
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new EthernetPort(node, context);
    }
}
