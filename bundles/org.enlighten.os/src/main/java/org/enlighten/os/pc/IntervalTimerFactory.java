// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Makes the `pit` driver.
@Component(service = DriverFactory.class, property = "side=both")
public final class IntervalTimerFactory implements DriverFactory {
    @Activate
    public IntervalTimerFactory() {}

    @Override
    public String id() {
        return "pit";
    }

    @Override
    public String version() {
        return PcDrivers.VERSION;
    }

    @Override
    public String description() {
        return "System timer";
    }

    @Override
    public String deviceClass() {
        return "System";
    }

    @Override
    public Set<String> binds() {
        return Set.of("*PNP0100");
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new IntervalTimer(node, context);
    }
}
