// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.client;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.integration.internal.guest.HvUtilsDriver;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.osgi.service.component.annotations.Component;

/// Linux's kernel end of the integration components, with half of them in itself.
@Component(service = DriverFactory.class, property = "side=guest")
public final class HvUtilsFactory implements DriverFactory {
    @Override
    public String id() {
        return "hv_utils";
    }

    @Override
    public String version() {
        return "3.1";
    }

    @Override
    public String description() {
        return "Hyper-V Utilities";
    }

    @Override
    public String deviceClass() {
        return "System";
    }

    @Override
    public Set<String> binds() {
        return Arrays.stream(IntegrationService.values())
                .map(s -> Offer.deviceId(s.interfaceType()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new HvUtilsDriver(node, context);
    }
}
