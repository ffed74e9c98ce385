// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Makes the `isa` driver.
@Component(service = DriverFactory.class, property = "side=both")
public final class IsaBusFactory implements DriverFactory {
    @Activate
    public IsaBusFactory() {}

    @Override
    public String id() {
        return "isa";
    }

    @Override
    public String version() {
        return PcDrivers.VERSION;
    }

    @Override
    public String description() {
        return "Intel 82371AB/EB PCI to ISA bridge";
    }

    @Override
    public String deviceClass() {
        return "System";
    }

    @Override
    public Set<String> binds() {
        return Set.of("PCI\\VEN_8086&DEV_7110");
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new IsaBus(node, context);
    }
}
