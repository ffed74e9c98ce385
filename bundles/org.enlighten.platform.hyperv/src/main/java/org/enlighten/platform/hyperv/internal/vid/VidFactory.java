// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vid;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;

/// Makes the infrastructure driver of one boot.
public record VidFactory(VidMachines machines, Deadlines deadlines) implements DriverFactory {
    @Override
    public String id() {
        return "vid";
    }

    @Override
    public String version() {
        return RoleFiles.VERSION;
    }

    @Override
    public String description() {
        return "Microsoft Hyper-V Virtualization Infrastructure Driver";
    }

    @Override
    public String deviceClass() {
        return "System";
    }

    @Override
    public Set<String> binds() {
        return Set.of();
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new VidDriver(node, context, machines, deadlines);
    }
}
