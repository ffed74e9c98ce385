// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.dhcp;

import java.util.List;
import java.util.Optional;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.net.protocol.DhcpMessage;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;

/// A client as the side of a program.
final class ClientSide implements DhcpSide {
    /// @param client empty before the adapter was there
    record State(MacAddress hardware, Optional<DhcpClient.State> client) {}

    private final String hostName;
    private MacAddress hardware = MacAddress.NONE;
    private Optional<DhcpClient> client = Optional.empty();

    ClientSide(String hostName) {
        this.hostName = hostName;
    }

    @Override
    public boolean begin(NetworkInfo.Adapter adapter) {
        hardware = adapter.hardware();
        client = Optional.of(new DhcpClient(hardware, hostName));
        return true;
    }

    @Override
    public List<DhcpAction> received(DhcpMessage message, long nowNs) {
        return client.map(c -> c.received(message, nowNs)).orElse(List.of());
    }

    @Override
    public List<DhcpAction> due(long nowNs) {
        return client.map(c -> c.due(nowNs)).orElse(List.of());
    }

    @Override
    public long dueNs() {
        return client.map(DhcpClient::dueNs).orElse(Simulation.NEVER);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(hardware, client.map(DhcpClient::save)));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        hardware = s.hardware();
        client = s.client().map(c -> {
            DhcpClient restored = new DhcpClient(hardware, hostName);
            restored.restore(c);
            return restored;
        });
    }
}
