// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import java.util.List;
import java.util.function.UnaryOperator;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.simulation.Simulation;

/// A switch and the stations on it.
final class SwitchBench {
    final Simulation simulation;
    final VirtualSwitch lan;

    SwitchBench(SwitchType type, SwitchExtensionFactory... extensions) {
        this(new Simulation(1), type, SwitchSettings.USUAL, extensions);
    }

    SwitchBench(Simulation simulation, SwitchType type, SwitchSettings settings, SwitchExtensionFactory... extensions) {
        this.simulation = simulation;
        lan = new VirtualSwitch("host/switch/LAN", type, settings, simulation, List.of(extensions));
    }

    Station station(int number) {
        return station(number, rules -> rules);
    }

    Station station(int number, UnaryOperator<PortSettings> rules) {
        Station station = new Station(mac(number));
        try {
            station.port = lan.connect("vm/" + number, rules.apply(PortSettings.of(station.address)), station);
        } catch (NetworkException e) {
            throw new AssertionError(e);
        }
        return station;
    }

    void run() {
        simulation.runUntil(Simulation.NEVER);
    }

    static MacAddress mac(int number) {
        return new MacAddress(0x00155D_000000L + number);
    }
}
