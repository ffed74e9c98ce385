// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.scsi.ScsiDisk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Makes the `disk` driver: for disks on IDE channels, and for those behind a port that takes SCSI commands.
@Component(service = DriverFactory.class, property = "side=both")
public final class DiskFactory implements DriverFactory {
    private final IdeChannels channels;

    @Activate
    public DiskFactory(@Reference IdeChannels channels) {
        this.channels = channels;
    }

    @Override
    public String id() {
        return "disk";
    }

    @Override
    public String version() {
        return PcDrivers.VERSION;
    }

    @Override
    public String description() {
        return "Disk drive";
    }

    @Override
    public String name(DeviceNode node) {
        return node.description() + " ATA Device";
    }

    @Override
    public String deviceClass() {
        return "DiskDrive";
    }

    @Override
    public Set<String> binds() {
        return Set.of(IdeChannel.DISK_ID, ScsiDisk.DEVICE_ID);
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return node.deviceId().equals(ScsiDisk.DEVICE_ID)
                ? new ScsiDisk(node, context)
                : new AtaDisk(node, context, channels);
    }
}
