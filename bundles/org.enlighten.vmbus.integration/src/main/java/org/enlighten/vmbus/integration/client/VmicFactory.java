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
import org.enlighten.vmbus.integration.internal.guest.VmicDriver;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.osgi.service.component.annotations.Component;

/// Windows's kernel end of the integration components: the services of `vmicsvc.exe` open its devices.
@Component(service = DriverFactory.class, property = "side=guest")
public final class VmicFactory implements DriverFactory {
    @Override
    public String id() {
        return "vmic";
    }

    @Override
    public String version() {
        return "6.0.6001.18016";
    }

    @Override
    public String description() {
        return "Virtual Machine Integration Component";
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
        return new VmicDriver(node, context);
    }
}
