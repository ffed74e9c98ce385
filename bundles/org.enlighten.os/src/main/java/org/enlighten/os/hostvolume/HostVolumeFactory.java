// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.hostvolume;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.osgi.service.component.annotations.Component;

/// Makes the driver `hostvolume` of a device node that has a store of files behind it and the resource
/// `vector`.
@Component(property = "side=host")
public final class HostVolumeFactory implements DriverFactory {
    public static final String ID = "hostvolume";
    public static final String DEVICE_ID = "STORAGE\\VOLUME";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return "6.0.6001";
    }

    @Override
    public String description() {
        return "Disk volume";
    }

    @Override
    public String deviceClass() {
        return "Volume";
    }

    @Override
    public Set<String> binds() {
        return Set.of(DEVICE_ID);
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new HostVolumeDriver(node, context);
    }
}
