// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.disk;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;

/// Makes the virtual disk driver of one boot.
public record DiskFactory(DiskMachines machines) implements DriverFactory {
    @Override
    public String id() {
        return "vhdmp";
    }

    @Override
    public String version() {
        return RoleFiles.VERSION;
    }

    @Override
    public String description() {
        return "Virtual Hard Disk Driver";
    }

    @Override
    public String deviceClass() {
        return "SCSIAdapter";
    }

    @Override
    public Set<String> binds() {
        return Set.of();
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        DiskDriver driver = new DiskDriver(node, context, machines);
        machines.driver(driver);
        return driver;
    }
}
