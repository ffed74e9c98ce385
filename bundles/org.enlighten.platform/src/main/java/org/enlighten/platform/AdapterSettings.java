// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.network.protocol.MacAddress;

/// A network adapter of a machine's definition.
///
/// @param id unique, also among the adapters of other machines: the guest sees it
/// @param legacy the emulated DEC 21140, else synthetic
/// @param address empty as long as it was given none
/// @param dynamic whether the host gives it its address
/// @param switchName the switch it is connected to; empty for none
/// @param vlan 1 to 4094; 0 for none
public record AdapterSettings(
        UUID id,
        String name,
        boolean legacy,
        Optional<MacAddress> address,
        boolean dynamic,
        String switchName,
        int vlan) {
    public static final String SYNTHETIC = "network-adapter";
    public static final String LEGACY = "legacy-network-adapter";

    /// What an adapter is called unless it is named.
    public static final String NAME = "Network Adapter";
    public static final String LEGACY_NAME = "Legacy Network Adapter";

    /// One that gets its address from the host.
    public static AdapterSettings of(UUID id, boolean legacy, String switchName) {
        return new AdapterSettings(id, legacy ? LEGACY_NAME : NAME, legacy, Optional.empty(), true, switchName, 0);
    }

    public AdapterSettings named(String other) {
        return new AdapterSettings(id, other, legacy, address, dynamic, switchName, vlan);
    }

    public AdapterSettings withAddress(MacAddress own, boolean givenByHost) {
        return new AdapterSettings(id, name, legacy, Optional.of(own), givenByHost, switchName, vlan);
    }

    /// The host is to give it another address.
    public AdapterSettings withoutAddress() {
        return new AdapterSettings(id, name, legacy, Optional.empty(), true, switchName, vlan);
    }

    public AdapterSettings on(String otherSwitch) {
        return new AdapterSettings(id, name, legacy, address, dynamic, otherSwitch, vlan);
    }

    public AdapterSettings inVlan(int number) {
        return new AdapterSettings(id, name, legacy, address, dynamic, switchName, number);
    }

    /// As a definition carries it.
    public DeviceSettings device() {
        JsonObject content = new JsonObject();
        content.addProperty("id", id.toString());
        content.addProperty("name", name);
        address.ifPresent(a -> content.addProperty("macAddress", a.toString()));
        content.addProperty("dynamicMacAddress", dynamic);
        content.addProperty("switch", switchName);
        content.addProperty("vlan", vlan);
        return new DeviceSettings(legacy ? LEGACY : SYNTHETIC, content);
    }

    /// Empty for another kind of device.
    public static Optional<AdapterSettings> of(DeviceSettings device) {
        boolean legacy = device.type().equals(LEGACY);
        if (!legacy && !device.type().equals(SYNTHETIC)) return Optional.empty();
        JsonObject c = device.content();
        return Optional.of(new AdapterSettings(
                UUID.fromString(c.get("id").getAsString()),
                c.get("name").getAsString(),
                legacy,
                c.has("macAddress") ? MacAddress.parse(c.get("macAddress").getAsString()) : Optional.empty(),
                !c.has("dynamicMacAddress") || c.get("dynamicMacAddress").getAsBoolean(),
                c.has("switch") ? c.get("switch").getAsString() : "",
                c.has("vlan") ? c.get("vlan").getAsInt() : 0));
    }

    /// The adapters of a machine, in the order in which they were added.
    public static List<AdapterSettings> in(VmDefinition definition) {
        return definition.devices().stream().flatMap(d -> of(d).stream()).toList();
    }
}
