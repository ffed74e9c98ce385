// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.network;

import java.util.List;
import java.util.function.IntFunction;
import org.enlighten.host.NicDevice;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;
import org.enlighten.platform.hyperv.internal.synthetic.SyntheticDevice;
import org.enlighten.platform.hyperv.internal.synthetic.SyntheticKind;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.network.NetworkProvider;
import org.enlighten.vmbus.network.NetworkProviderFactory;
import org.enlighten.vmbus.network.protocol.NetworkInterface;
import org.enlighten.vmbus.network.protocol.NvspVersion;

/// The synthetic network adapters of machines.
///
/// @param nics of the host, which external switches use
/// @param definitions of machines, by their numbers
public record AdapterKind(Adapters adapters, List<NicDevice> nics, IntFunction<VmDefinition> definitions)
        implements SyntheticKind {
    @Override
    public List<DriverFactory> drivers() {
        return List.of(
                new NetworkProviderFactory(RoleFiles.VERSION, adapters, NvspVersion.V6_1), new CardFactory(nics));
    }

    @Override
    public List<SyntheticDevice> devices(VmDefinition definition) {
        return AdapterSettings.in(definition).stream()
                .filter(a -> !a.legacy())
                .map(a -> SyntheticDevice.of(NetworkProvider.ID, Offer.of(NetworkInterface.TYPE, a.id())))
                .toList();
    }

    @Override
    public void opened(int machine, long partition) {
        adapters.running(machine, definitions.apply(machine));
    }

    @Override
    public void changed(int machine, long partition) {
        adapters.running(machine, definitions.apply(machine));
    }

    @Override
    public void closed(int machine, long partition) {
        adapters.stopped(machine);
    }
}
