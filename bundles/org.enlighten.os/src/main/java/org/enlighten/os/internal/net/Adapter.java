// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.MacAddress;

/// One adapter as IP sees it.
final class Adapter {
    /// What is saved.
    record State(
            int number,
            String name,
            MacAddress hardware,
            int packetBytes,
            boolean up,
            NetworkConfiguration configuration,
            Arp.State arp) {}

    final int number;
    final String name;
    final MacAddress hardware;
    /// The longest packet it carries.
    final int packetBytes;
    final Arp arp;
    boolean up;
    NetworkConfiguration configuration = NetworkConfiguration.NONE;

    /// @param link what lies below
    Adapter(int number, String name, MacAddress hardware, int packetBytes, Arp.Link link) {
        this.number = number;
        this.name = name;
        this.hardware = hardware;
        this.packetBytes = packetBytes;
        arp = new Arp(this, link);
    }

    Ipv4Address address() {
        return configuration.address();
    }

    boolean isConfigured() {
        return !configuration.isNone();
    }

    /// Whether an address is of a station that it reaches directly.
    boolean reaches(Ipv4Address other) {
        return isConfigured() && other.isInNetwork(address(), configuration.prefixLength());
    }

    /// Whether an address stands for everybody that it reaches.
    boolean isBroadcast(Ipv4Address other) {
        boolean ofNetwork = isConfigured()
                && configuration.prefixLength() < 31
                && other.equals(address().broadcast(configuration.prefixLength()));
        return other.equals(Ipv4Address.BROADCAST) || ofNetwork;
    }

    NetworkInfo.Adapter info() {
        return new NetworkInfo.Adapter(number, name, hardware, up, configuration);
    }

    State save() {
        return new State(number, name, hardware, packetBytes, up, configuration, arp.save());
    }

    void restore(State s) {
        up = s.up();
        configuration = s.configuration();
        arp.restore(s.arp());
    }
}
