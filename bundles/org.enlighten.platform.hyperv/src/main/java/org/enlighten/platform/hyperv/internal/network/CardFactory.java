// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.network;

import java.util.List;
import java.util.Set;
import org.enlighten.host.NetworkCard;
import org.enlighten.host.NicDevice;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;

/// Makes the drivers of the host's network adapters.
///
/// @param nics what the hardware has
record CardFactory(List<NicDevice> nics) implements DriverFactory {
    static final String ID = "vms_pp";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return RoleFiles.VERSION;
    }

    @Override
    public String description() {
        return "Microsoft Virtual Network Switch Protocol";
    }

    @Override
    public String deviceClass() {
        return "Net";
    }

    @Override
    public Set<String> binds() {
        return Set.of("NETWORK\\ADAPTER");
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return new CardDriver(node, context, card(node.path()));
    }

    private NetworkCard card(String path) {
        for (NicDevice nic : nics) if (nic.path().equals(path)) return nic.card();
        throw new IllegalStateException("there is no network adapter at '" + path + "'");
    }
}
