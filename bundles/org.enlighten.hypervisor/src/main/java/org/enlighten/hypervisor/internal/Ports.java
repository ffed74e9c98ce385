// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.hypervisor.protocol.PortInfo;

/// What a partition can be reached at, and what it can reach: its ports, and its connections to ports of others.
final class Ports {
    /// Ids have 24 bits.
    static final int ID_MAX = (1 << 24) - 1;
    /// Ports of one partition, and connections of one.
    static final int MOST = 1 << 16;

    /// @param from the partition that may connect to it
    record Port(int id, long from, PortInfo info) {}

    /// @param to the partition whose port it leads to
    record Connection(int id, long to, int port, PortInfo.Type type) {}

    record State(List<Port> ports, List<Connection> connections) {}

    private final TreeMap<Integer, Port> ports = new TreeMap<>();
    private final TreeMap<Integer, Connection> connections = new TreeMap<>();

    Optional<Port> port(int id) {
        return Optional.ofNullable(ports.get(id));
    }

    Optional<Connection> connection(int id) {
        return Optional.ofNullable(connections.get(id));
    }

    boolean isFull() {
        return ports.size() >= MOST || connections.size() >= MOST;
    }

    void add(Port port) {
        ports.put(port.id(), port);
    }

    void add(Connection connection) {
        connections.put(connection.id(), connection);
    }

    boolean removePort(int id) {
        return ports.remove(id) != null;
    }

    boolean removeConnection(int id) {
        return connections.remove(id) != null;
    }

    /// A partition is gone: what it could reach here, and what led to it.
    void forget(long partition) {
        ports.values().removeIf(p -> p.from() == partition);
        connections.values().removeIf(c -> c.to() == partition);
    }

    State save() {
        return new State(List.copyOf(ports.values()), List.copyOf(connections.values()));
    }

    void restore(State s) {
        s.ports().forEach(this::add);
        s.connections().forEach(this::add);
    }
}
