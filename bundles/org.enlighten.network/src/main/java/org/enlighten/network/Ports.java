// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.network.protocol.MacAddress;

/// The ports of a switch, found by name, number, and the address that their settings give them. In order of names, so
/// that the order in which they were connected is nobody's.
final class Ports {
    private final TreeMap<String, SwitchPort> byName = new TreeMap<>();
    private final TreeMap<Integer, SwitchPort> byNumber = new TreeMap<>();
    private final TreeMap<MacAddress, SwitchPort> byAddress = new TreeMap<>();

    Iterable<SwitchPort> all() {
        return byName.values();
    }

    List<SwitchPort> list() {
        return new ArrayList<>(byName.values());
    }

    List<String> names() {
        return new ArrayList<>(byName.keySet());
    }

    Optional<SwitchPort> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<SwitchPort> numbered(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /// The adapter of that address. The card of an uplink is none: its address is also that of the management
    /// operating system, which shares it.
    Optional<SwitchPort> owner(MacAddress address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    boolean contains(SwitchPort port) {
        return byName.get(port.name()) == port;
    }

    void add(SwitchPort port) {
        byName.put(port.name(), port);
        byNumber.put(port.number(), port);
        if (port.kind() != PortKind.UPLINK) byAddress.put(port.settings().address(), port);
    }

    void remove(SwitchPort port) {
        byName.remove(port.name());
        byNumber.remove(port.number());
        byAddress.remove(port.settings().address(), port);
    }
}
