// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import java.util.ArrayDeque;
import java.util.List;
import org.enlighten.os.SocketCall;
import org.enlighten.os.Status;
import org.enlighten.os.net.protocol.Endpoint;

/// A socket of UDP, or one that asks for echoes: its port is then the identifier of its requests.
final class MessageSocket extends Socket {
    /// One that came.
    record Message(Endpoint from, byte[] data) {}

    /// What is saved.
    record State(
            int number,
            SocketCall.Kind kind,
            Endpoint local,
            Endpoint remote,
            int adapter,
            Status failure,
            List<Message> messages) {}

    /// Bytes that wait for a program; what comes when they are reached is lost.
    private static final int BYTES_MAX = 65_536;
    /// What keeping a message costs beside its data, so that empty ones have an end too.
    private static final int MESSAGE_BYTES = 64;

    final ArrayDeque<Message> messages = new ArrayDeque<>();
    /// Where sends go, and the only one received from; [Endpoint#ANY]: everybody.
    Endpoint remote = Endpoint.ANY;
    /// What the other end's system said of a message sent there; SUCCESS: nothing.
    Status failure = Status.SUCCESS;

    private int bytes;

    MessageSocket(int number, SocketCall.Kind kind) {
        super(number, kind);
    }

    /// False when there is no room.
    boolean add(Message message) {
        if (bytes >= BYTES_MAX) return false;
        bytes += message.data().length + MESSAGE_BYTES;
        messages.add(message);
        return true;
    }

    Message take() {
        Message message = messages.poll();
        bytes -= message.data().length + MESSAGE_BYTES;
        return message;
    }

    /// Whether it wants what comes from there.
    boolean hears(Endpoint from) {
        boolean anybody = remote.address().isAny();
        boolean address = remote.address().equals(from.address());
        return anybody || address && (kind == SocketCall.Kind.ECHO || remote.port() == from.port());
    }

    State save() {
        return new State(number, kind, local, remote, adapter, failure, List.copyOf(messages));
    }

    static MessageSocket restored(State s) {
        MessageSocket socket = new MessageSocket(s.number(), s.kind());
        socket.local = s.local();
        socket.remote = s.remote();
        socket.adapter = s.adapter();
        socket.failure = s.failure();
        for (Message m : s.messages()) socket.add(m);
        return socket;
    }
}
