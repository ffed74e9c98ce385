// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.management.ManagementException;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.network.protocol.VlanTag;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.SwitchDefinition;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;

/// Changes the network adapters of a definition.
record AdapterWork(HostNode host, VirtualMachine machine) {
    private static final int SYNTHETIC_MAX = 8;
    private static final int LEGACY_MAX = 4;

    VmDefinition added(VmDefinition of, String name, boolean legacy, String to)
            throws FittingException, ManagementException {
        long same = AdapterSettings.in(of).stream()
                .filter(a -> a.legacy() == legacy)
                .count();
        int most = legacy ? LEGACY_MAX : SYNTHETIC_MAX;
        if (same >= most)
            throw new FittingException("'%s' has %d %s network adapters already: more than that it cannot have."
                    .formatted(of.name(), most, legacy ? "legacy" : "synthetic"));
        UUID id = host.world().simulation().chance().nextUuid();
        AdapterSettings made = AdapterSettings.of(id, legacy, existing(to));
        return of.withDevice((name.isEmpty() ? made : made.named(name)).device());
    }

    private String existing(String name) throws ManagementException {
        if (name.isEmpty()) return name;
        List<SwitchDefinition> there = new NetworkWork(host).networks().switches();
        for (SwitchDefinition each : there) if (each.name().equalsIgnoreCase(name)) return each.name();
        List<String> names = there.stream().map(SwitchDefinition::name).toList();
        throw new ManagementException("There is no virtual switch '%s' on %s. There %s."
                .formatted(
                        name,
                        host.name(),
                        names.isEmpty() ? "is none; New-VMSwitch makes one" : "is " + String.join(", ", names)));
    }

    VmDefinition removed(VmDefinition of, UUID adapter) throws FittingException {
        return of.without(find(of, adapter).device());
    }

    VmDefinition connected(VmDefinition of, UUID adapter, String to) throws FittingException, ManagementException {
        return of.withDevice(find(of, adapter).on(existing(to)).device());
    }

    VmDefinition addressed(VmDefinition of, UUID adapter, String address) throws FittingException {
        AdapterSettings settings = find(of, adapter);
        if (address.isEmpty()) return of.withDevice(settings.withoutAddress().device());
        MacAddress parsed = MacAddress.parse(address)
                .orElseThrow(() -> new FittingException(
                        "'%s' is no address of an adapter. Write it as 00-15-5D-01-02-03 or as twelve digits."
                                .formatted(address)));
        return of.withDevice(settings.withAddress(parsed, false).device());
    }

    VmDefinition inVlan(VmDefinition of, UUID adapter, int vlan) throws FittingException {
        if (vlan < 0 || vlan > VlanTag.VLAN_MAX)
            throw new FittingException(
                    "A VLAN has a number from 1 to %d; %d is none.".formatted(VlanTag.VLAN_MAX, vlan));
        return of.withDevice(find(of, adapter).inVlan(vlan).device());
    }

    private static AdapterSettings find(VmDefinition of, UUID adapter) throws FittingException {
        Optional<AdapterSettings> found = AdapterSettings.in(of).stream()
                .filter(a -> a.id().equals(adapter))
                .findFirst();
        return found.orElseThrow(() ->
                new FittingException("'%s' has no network adapter with the id %s.".formatted(of.name(), adapter)));
    }
}
