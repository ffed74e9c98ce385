// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import java.util.ArrayDeque;
import java.util.List;
import org.enlighten.os.SocketCall;
import org.enlighten.os.net.protocol.Endpoint;

/// A socket of TCP: new, listening, or with a connection.
final class StreamSocket extends Socket {
    /// What is saved.
    record State(
            int number,
            Endpoint local,
            int adapter,
            int backlog,
            int opening,
            List<Integer> waiting,
            int connection,
            boolean accepted) {}

    /// Most connections that may wait, opening ones included; 0: it does not listen.
    int backlog;
    /// Connections for it that are not open yet.
    int opening;
    /// Open connections that no program has accepted, in the order in which they opened.
    final ArrayDeque<Integer> waiting = new ArrayDeque<>();
    /// Its connection; 0: none.
    int connection;

    /// It shares its port with the socket that listened for it.
    boolean accepted;

    StreamSocket(int number) {
        super(number, SocketCall.Kind.STREAM);
    }

    boolean isListening() {
        return backlog > 0;
    }

    @Override
    boolean keeps(SocketCall.Kind of, Endpoint end, int onAdapter) {
        return !accepted && super.keeps(of, end, onAdapter);
    }

    State save() {
        return new State(number, local, adapter, backlog, opening, List.copyOf(waiting), connection, accepted);
    }

    static StreamSocket restored(State s) {
        StreamSocket socket = new StreamSocket(s.number());
        socket.local = s.local();
        socket.adapter = s.adapter();
        socket.backlog = s.backlog();
        socket.opening = s.opening();
        socket.waiting.addAll(s.waiting());
        socket.connection = s.connection();
        socket.accepted = s.accepted();
        return socket;
    }
}
