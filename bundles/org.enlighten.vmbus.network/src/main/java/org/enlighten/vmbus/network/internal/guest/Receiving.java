// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.guest;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.enlighten.machine.GuestMemory;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.network.protocol.NvspCodec;
import org.enlighten.vmbus.network.protocol.NvspMessage;

/// The receive buffer of a guest: copies out of it what the host has put there, and gives it back.
final class Receiving {
    /// A piece that is to be given back, when there is room to say so.
    record Answer(long transaction, int status) {}

    /// What is saved.
    record State(List<Answer> answers) {}

    private static final int ANSWER_BYTES = 8;

    private final GuestMemory memory;
    private final long at;
    private final int bytes;
    private final Outgoing out = new Outgoing();
    private final ArrayDeque<Answer> answers = new ArrayDeque<>();

    Receiving(GuestMemory memory, long at, int bytes) {
        this.memory = memory;
        this.at = at;
        this.bytes = bytes;
    }

    /// Empty when the piece lies outside.
    Optional<byte[]> copy(Packet.Piece piece) {
        boolean inside = piece.at() >= 0 && piece.bytes() >= 0 && (long) piece.at() + piece.bytes() <= bytes;
        if (!inside) return Optional.empty();
        byte[] copy = new byte[piece.bytes()];
        memory.read(at + piece.at(), copy, 0, copy.length);
        return Optional.of(copy);
    }

    void answer(GuestChannel to, long transaction, int status) {
        answers.add(new Answer(transaction, status));
        flush(to);
    }

    void flush(GuestChannel to) {
        while (!answers.isEmpty()) {
            Answer next = answers.peek();
            byte[] payload = NvspCodec.encode(new NvspMessage.RndisComplete(next.status()), ANSWER_BYTES);
            if (!to.send(out.completion(next.transaction()).payload(payload))) return;
            answers.remove();
        }
    }

    State save() {
        return new State(List.copyOf(answers));
    }

    void restore(State s) {
        answers.addAll(s.answers());
    }
}
