// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.client;

import java.util.List;
import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Windows's integration components of 2008 have it as `vmbus`, and it knows the version of that year alone.
@Component(service = DriverFactory.class, property = "side=guest")
public final class WindowsBusFactory implements DriverFactory {
    /// Of Microsoft (1), Windows NT (4), 6.0, service pack 1, build 6001.
    private static final long OS_ID = 1L << 48 | 4L << 40 | 6L << 32 | 1L << 16 | 6001;

    /// As firmware's tables name the bus.
    private static final String DEVICE = "ACPI\\VMBUS";

    private final GuestBusFactory made;

    @Activate
    public WindowsBusFactory(@Reference PacketCauses causes) {
        GuestBusSettings settings = new GuestBusSettings(
                "vmbus", "6.0.6001.18016", "Virtual Machine Bus", DEVICE, OS_ID, List.of(VmbusVersion.V0_13));
        made = new GuestBusFactory(settings, causes);
    }

    @Override
    public String id() {
        return made.id();
    }

    @Override
    public String version() {
        return made.version();
    }

    @Override
    public String description() {
        return made.description();
    }

    @Override
    public String deviceClass() {
        return made.deviceClass();
    }

    @Override
    public Set<String> binds() {
        return made.binds();
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return made.create(node, context);
    }
}
