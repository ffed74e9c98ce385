// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.dhcp;

import java.util.List;
import java.util.Optional;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.net.protocol.DhcpMessage;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;

/// A server as the side of a program. It serves from the address that its adapter has; without one it waits.
final class ServerSide implements DhcpSide {
    /// @param server empty before the adapter had an address
    record State(Ipv4Address own, Optional<DhcpServer.State> server) {}

    private final DhcpServer.Range range;
    private Ipv4Address own = Ipv4Address.ANY;
    private Optional<DhcpServer> server = Optional.empty();

    ServerSide(DhcpServer.Range range) {
        this.range = range;
    }

    @Override
    public boolean begin(NetworkInfo.Adapter adapter) {
        own = adapter.configuration().address();
        if (own.isAny()) return false;
        server = Optional.of(new DhcpServer(range, own));
        return true;
    }

    @Override
    public List<DhcpAction> received(DhcpMessage message, long nowNs) {
        return server.map(s -> s.received(message, nowNs)).orElse(List.of());
    }

    @Override
    public List<DhcpAction> due(long nowNs) {
        return List.of();
    }

    @Override
    public long dueNs() {
        return Simulation.NEVER;
    }

    @Override
    public Saved save() {
        return Saved.of(new State(own, server.map(DhcpServer::save)));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        own = s.own();
        server = s.server().map(leases -> {
            DhcpServer restored = new DhcpServer(range, own);
            restored.restore(leases);
            return restored;
        });
    }
}
