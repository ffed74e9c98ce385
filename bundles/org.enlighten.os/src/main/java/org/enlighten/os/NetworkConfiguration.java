// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import java.util.List;
import org.enlighten.os.net.protocol.Ipv4Address;

/// The addresses of an adapter.
///
/// @param address 0.0.0.0: none yet
/// @param prefixLength leading bits that name its network, 0 to 32
/// @param gateway where everything else goes; 0.0.0.0: nowhere
public record NetworkConfiguration(
        Ipv4Address address, int prefixLength, Ipv4Address gateway, List<Ipv4Address> nameServers) {
    public static final NetworkConfiguration NONE =
            new NetworkConfiguration(Ipv4Address.ANY, 0, Ipv4Address.ANY, List.of());

    public NetworkConfiguration {
        if (prefixLength < 0 || prefixLength > 32)
            throw new IllegalArgumentException("a prefix has 0 to 32 bits: " + prefixLength);
        nameServers = List.copyOf(nameServers);
    }

    public static NetworkConfiguration of(Ipv4Address address, int prefixLength) {
        return new NetworkConfiguration(address, prefixLength, Ipv4Address.ANY, List.of());
    }

    public NetworkConfiguration withGateway(Ipv4Address next) {
        return new NetworkConfiguration(address, prefixLength, next, nameServers);
    }

    public boolean isNone() {
        return address.isAny();
    }
}
