// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Makes the `cdrom` driver.
@Component(service = DriverFactory.class, property = "side=both")
public final class CdDriveFactory implements DriverFactory {
    private final IdeChannels channels;

    @Activate
    public CdDriveFactory(@Reference IdeChannels channels) {
        this.channels = channels;
    }

    @Override
    public String id() {
        return "cdrom";
    }

    @Override
    public String version() {
        return PcDrivers.VERSION;
    }

    @Override
    public String description() {
        return "CD-ROM drive";
    }

    @Override
    public String name(DeviceNode node) {
        return node.description() + " ATA Device";
    }

    @Override
    public String deviceClass() {
        return "CDROM";
    }

    @Override
    public Set<String> binds() {
        return Set.of(IdeChannel.CD_ID);
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new CdDrive(node, context, channels);
    }
}
