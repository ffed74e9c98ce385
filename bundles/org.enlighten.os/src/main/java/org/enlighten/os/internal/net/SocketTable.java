// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.os.net.StackSettings;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;

/// The sockets of a system by number, and their ports.
final class SocketTable {
    static final int SOCKETS_MAX = 4096;

    private final StackSettings settings;
    private final TreeMap<Integer, Socket> sockets = new TreeMap<>();
    /// Socket of a connection that a program has.
    private final TreeMap<Integer, Integer> byConnection = new TreeMap<>();
    private int nextNumber = 1;
    /// Where the search for a free port begins.
    private int nextPort;

    SocketTable(StackSettings settings, long seed) {
        this.settings = settings;
        int ports = settings.portLast() - settings.portFirst() + 1;
        nextPort = settings.portFirst() + (int) Long.remainderUnsigned(seed, ports);
    }

    boolean isFull() {
        return sockets.size() >= SOCKETS_MAX;
    }

    int takeNumber() {
        return nextNumber++;
    }

    Collection<Socket> all() {
        return sockets.values();
    }

    Optional<Socket> find(int number) {
        return Optional.ofNullable(sockets.get(number));
    }

    Optional<StreamSocket> stream(int number) {
        return find(number).filter(StreamSocket.class::isInstance).map(StreamSocket.class::cast);
    }

    Optional<StreamSocket> ofConnection(int connection) {
        Integer number = byConnection.get(connection);
        return number == null ? Optional.empty() : stream(number);
    }

    void add(Socket socket) {
        sockets.put(socket.number, socket);
        if (socket instanceof StreamSocket s && s.connection != 0) byConnection.put(s.connection, s.number);
    }

    void remove(Socket socket) {
        sockets.remove(socket.number);
        if (socket instanceof StreamSocket s) byConnection.remove(s.connection);
    }

    /// The socket has another connection from now on; 0: none.
    void connected(StreamSocket socket, int connection) {
        byConnection.remove(socket.connection);
        socket.connection = connection;
        if (connection != 0) byConnection.put(connection, socket.number);
    }

    /// Whether a socket may have that end.
    boolean isFree(Socket socket, Endpoint end, int adapter) {
        return sockets.values().stream().noneMatch(s -> s != socket && s.keeps(socket.kind, end, adapter));
    }

    /// The next free port of those that are given to whoever does not ask for one; 0: none is left.
    int takePort(Socket socket, Ipv4Address address, int adapter) {
        int ports = settings.portLast() - settings.portFirst() + 1;
        for (int tried = 0; tried < ports; tried++) {
            int port = nextPort;
            nextPort = nextPort == settings.portLast() ? settings.portFirst() : nextPort + 1;
            if (isFree(socket, new Endpoint(address, port), adapter)) return port;
        }
        return 0;
    }

    int nextNumber() {
        return nextNumber;
    }

    int nextPort() {
        return nextPort;
    }

    void restore(int number, int port) {
        nextNumber = number;
        nextPort = port;
    }
}
