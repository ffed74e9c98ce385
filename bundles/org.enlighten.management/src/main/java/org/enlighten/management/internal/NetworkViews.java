// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NetworkAdapterView;
import org.enlighten.management.SwitchType;
import org.enlighten.management.VirtualSwitchView;
import org.enlighten.network.PortCounters;
import org.enlighten.network.SwitchPort;
import org.enlighten.network.SwitchView;
import org.enlighten.network.VlanMode;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.os.NetworkInfo;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.SwitchDefinition;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VirtualNetworks;

/// Pictures of switches and adapters.
final class NetworkViews {
    private NetworkViews() {}

    static VirtualSwitchView of(HostNode host, VirtualNetworks networks, SwitchDefinition definition) {
        List<VirtualSwitchView.Port> ports = new ArrayList<>();
        List<String> learned = new ArrayList<>();
        Optional<SwitchView> view = networks.view(definition.name());
        for (SwitchView.Port p : view.map(SwitchView::ports).orElse(List.of())) ports.add(port(p));
        for (SwitchView.Learned l : view.map(SwitchView::learned).orElse(List.of()))
            learned.add(l.address() + " " + l.port());
        return new VirtualSwitchView(
                host.name(),
                definition.id(),
                definition.name(),
                SwitchType.valueOf(definition.type().name()),
                definition.adapter(),
                definition.notes(),
                ports,
                learned);
    }

    private static VirtualSwitchView.Port port(SwitchView.Port p) {
        int vlan = p.settings().vlan() instanceof VlanMode.Access(int number) ? number : 0;
        PortCounters c = p.counters();
        return new VirtualSwitchView.Port(
                p.name(),
                p.settings().address().toString(),
                vlan,
                c.fromClient().frames(),
                c.toClient().frames(),
                c.dropped());
    }

    static List<NetworkAdapterView> adapters(HostNode host) throws ManagementException {
        VirtualNetworks networks = new NetworkWork(host).networks();
        List<NetworkAdapterView> views = new ArrayList<>();
        for (VmNode node : host.machines())
            for (AdapterSettings each : AdapterSettings.in(node.definition()))
                views.add(of(node, each, networks.port(each.id())));
        return views;
    }

    private static NetworkAdapterView of(VmNode node, AdapterSettings settings, Optional<SwitchPort> port)
            throws ManagementException {
        Optional<NetworkInfo.Adapter> seen = seen(node.machine(), settings);
        Optional<PortCounters> counters = port.map(SwitchPort::counters);
        return new NetworkAdapterView(
                node.host().name(),
                node.id(),
                node.name(),
                settings.id(),
                settings.name(),
                settings.legacy(),
                settings.address().map(MacAddress::toString).orElse(""),
                settings.dynamic(),
                settings.switchName(),
                settings.vlan(),
                status(node, settings, port, seen),
                seen.map(s -> s.configuration().address())
                        .filter(a -> !a.isAny())
                        .map(a -> List.of(a.toString()))
                        .orElse(List.of()),
                counters.map(c -> c.fromClient().frames()).orElse(0L),
                counters.map(c -> c.toClient().frames()).orElse(0L),
                counters.map(PortCounters::dropped).orElse(0L));
    }

    /// The adapter as the guest has it: it knows it by its address.
    private static Optional<NetworkInfo.Adapter> seen(VirtualMachine machine, AdapterSettings settings) {
        if (settings.address().isEmpty()) return Optional.empty();
        long bits = settings.address().get().bits();
        return machine.guestAdapters().stream()
                .filter(a -> a.hardware().bits() == bits)
                .findFirst();
    }

    private static String status(
            VmNode node, AdapterSettings settings, Optional<SwitchPort> port, Optional<NetworkInfo.Adapter> seen)
            throws ManagementException {
        if (!node.view().state().isActive()) return "The machine is off.";
        if (settings.switchName().isEmpty()) return "Not connected.";
        if (port.isEmpty()) return "The switch '" + settings.switchName() + "' is not there.";
        return seen.isPresent() ? "OK" : "The guest has no driver for it.";
    }
}
