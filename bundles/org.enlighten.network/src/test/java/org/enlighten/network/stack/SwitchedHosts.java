// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.stack;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.network.Frame;
import org.enlighten.network.LineSettings;
import org.enlighten.network.NetworkException;
import org.enlighten.network.PortSettings;
import org.enlighten.network.SwitchPort;
import org.enlighten.network.SwitchSettings;
import org.enlighten.network.SwitchType;
import org.enlighten.network.VirtualSwitch;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.os.net.NetworkStack;
import org.enlighten.os.net.StackHost;
import org.enlighten.os.net.StackSettings;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.SimulationState;

/// The guests' network stacks on ports of one private switch.
final class SwitchedHosts {
    record State(List<StackHost.State> hosts, VirtualSwitch.State lan, SimulationState simulation) {}

    final Simulation simulation;
    final VirtualSwitch lan;
    final List<StackHost> hosts = new ArrayList<>();
    final List<SwitchPort> ports = new ArrayList<>();

    SwitchedHosts(long seed, LineSettings... lines) {
        simulation = new Simulation(seed);
        lan = new VirtualSwitch("lan", SwitchType.PRIVATE, SwitchSettings.USUAL, simulation, List.of());
        for (int i = 0; i < lines.length; i++) add(i, lines[i]);
    }

    private void add(int at, LineSettings line) {
        StackHost host = new StackHost(
                "vm/" + at,
                at + 1,
                StackSettings.USUAL,
                simulation,
                frame -> ports.get(at).send(Frame.of(frame)));
        PortSettings rules =
                PortSettings.of(new MacAddress(host.hardware.bits())).withLine(line);
        try {
            ports.add(lan.connect("vm/" + at, rules, frame -> host.received(frame.bytes())));
        } catch (NetworkException e) {
            throw new AssertionError(e);
        }
        hosts.add(host);
    }

    NetworkStack stack(int at) {
        return hosts.get(at).stack;
    }

    SwitchedHosts up() {
        for (int i = 0; i < hosts.size(); i++) hosts.get(i).up(i + 1);
        return this;
    }

    String save() {
        State state = new State(hosts.stream().map(StackHost::save).toList(), lan.save(), simulation.save());
        return Saved.of(state).text();
    }

    void restore(String text) {
        State s = Saved.parse(text).as(State.class);
        for (int i = 0; i < hosts.size(); i++) hosts.get(i).restore(s.hosts().get(i));
        lan.restore(s.lan());
        simulation.restore(s.simulation());
    }
}
