// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Makes the `vga` driver.
@Component(service = DriverFactory.class, property = "side=both")
public final class TextConsoleFactory implements DriverFactory {
    @Activate
    public TextConsoleFactory() {}

    @Override
    public String id() {
        return "vga";
    }

    @Override
    public String version() {
        return PcDrivers.VERSION;
    }

    @Override
    public String description() {
        return "Standard VGA Graphics Adapter";
    }

    @Override
    public String deviceClass() {
        return "Display";
    }

    @Override
    public Set<String> binds() {
        return Set.of("PCI\\VEN_1414&DEV_5353");
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new TextConsole(node, context);
    }
}
