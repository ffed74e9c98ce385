// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.UUID;

/// A virtual switch, as lists show it.
///
/// @param adapter the host's network adapter that an external one uses; else empty
/// @param ports what is connected now
/// @param learned addresses that were heard of behind ports, with their ports
public record VirtualSwitchView(
        String host,
        UUID id,
        String name,
        SwitchType type,
        String adapter,
        String notes,
        List<Port> ports,
        List<String> learned) {
    /// @param from, to frames that its client sent, and that it got
    /// @param dropped in either direction
    public record Port(String name, String address, int vlan, long from, long to, long dropped) {}

    public VirtualSwitchView {
        ports = List.copyOf(ports);
        learned = List.copyOf(learned);
    }
}
