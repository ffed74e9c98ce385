// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Makes the `machine` driver: for parts of the board that work by themselves once firmware has set them up, so that
/// they are known and nothing is missing for them.
@Component(service = DriverFactory.class, property = "side=both")
public final class BoardPartFactory implements DriverFactory {
    private static final Set<String> BINDS = Set.of(
            "PCI\\VEN_8086&DEV_7192",
            "PCI\\VEN_8086&DEV_7113",
            Acpi.INTERRUPT_CONTROLLER,
            Acpi.DMA_CONTROLLER,
            Acpi.SPEAKER,
            Acpi.POWER_BUTTON,
            "*PNP0B00");

    @Activate
    public BoardPartFactory() {}

    @Override
    public String id() {
        return "machine";
    }

    @Override
    public String version() {
        return PcDrivers.VERSION;
    }

    @Override
    public String description() {
        return "Part of the mainboard";
    }

    @Override
    public String name(DeviceNode node) {
        return node.description();
    }

    @Override
    public String deviceClass() {
        return "System";
    }

    @Override
    public Set<String> binds() {
        return BINDS;
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new BoardPart(node, context);
    }
}
