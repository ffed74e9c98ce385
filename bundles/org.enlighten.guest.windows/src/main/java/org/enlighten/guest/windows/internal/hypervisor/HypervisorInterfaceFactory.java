// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.hypervisor;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;

/// Makes the part of an aware kernel that looks for a hypervisor. It is no file on the volume: it comes with the
/// kernel.
public final class HypervisorInterfaceFactory implements DriverFactory {
    public static final String ID = "hvl";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public String description() {
        return "Hypervisor interface of the kernel";
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
        return new HypervisorInterface(node, context);
    }
}
