// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.client;

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

/// Linux's integration components have it as `hv_vmbus`.
@Component(service = DriverFactory.class, property = "side=guest")
public final class LinuxBusFactory implements DriverFactory {
    /// Open source (bit 63), Linux (1), 2.6.27.
    private static final long OS_ID = 0x8100L << 48 | 0x02061BL << 16;

    private final GuestBusFactory made;

    @Activate
    public LinuxBusFactory(@Reference PacketCauses causes) {
        GuestBusSettings settings = new GuestBusSettings(
                "hv_vmbus", "2.1.25", "Hyper-V virtual bus", OS_ID, GuestBusSettings.upTo(VmbusVersion.V1_1));
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
