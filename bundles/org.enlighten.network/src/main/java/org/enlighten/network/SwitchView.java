// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import java.util.List;
import org.enlighten.network.protocol.MacAddress;

/// A switch as it is at one instant, for whoever shows it.
public record SwitchView(
        String id, SwitchType type, List<Port> ports, List<Learned> learned, List<Extension> extensions) {
    /// @param number as in the trace
    public record Port(int number, String name, PortKind kind, PortSettings settings, PortCounters counters) {}

    /// An address that was heard of behind a port.
    public record Learned(MacAddress address, int vlan, String port, long heardAtNs) {}

    /// @param problem why it was switched off; empty when it was not, or by request
    public record Extension(String id, String name, boolean enabled, String problem) {}

    public SwitchView {
        ports = List.copyOf(ports);
        learned = List.copyOf(learned);
        extensions = List.copyOf(extensions);
    }
}
