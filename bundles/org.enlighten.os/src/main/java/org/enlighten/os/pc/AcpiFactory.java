// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Makes the `acpi` driver.
@Component(service = DriverFactory.class, property = "side=both")
public final class AcpiFactory implements DriverFactory {
    @Activate
    public AcpiFactory() {}

    @Override
    public String id() {
        return "acpi";
    }

    @Override
    public String version() {
        return PcDrivers.VERSION;
    }

    @Override
    public String description() {
        return "Microsoft ACPI-Compliant System";
    }

    @Override
    public String deviceClass() {
        return "System";
    }

    @Override
    public Set<String> binds() {
        return Set.of("ACPI_HAL\\PNP0C08");
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new Acpi(node, context);
    }
}
