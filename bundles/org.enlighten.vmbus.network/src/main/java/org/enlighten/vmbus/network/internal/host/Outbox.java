// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.host;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.enlighten.network.Frame;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.SharedBuffer;
import org.enlighten.vmbus.network.protocol.NvspCodec;
import org.enlighten.vmbus.network.protocol.NvspMessage;

/// What goes to the guest: answers, in order, before anything else; then messages of the control channel; then frames.
/// What finds no room waits, each kind up to a limit of its own.
final class Outbox {
    /// The answer to a packet.
    record Answer(long transaction, byte[] payload, long cause) {}

    /// A message for the control channel.
    record Message(byte[] rndis, long cause) {}

    /// What is saved.
    record State(List<Answer> answers, List<Message> messages, List<Frame> frames, Pieces.State pieces) {}

    private static final int ANSWERS_MAX = 4_096;
    private static final int MESSAGES_MAX = 64;
    private static final int FRAMES_MAX = 512;

    private final Outgoing out = new Outgoing();
    private final Handshake handshake;
    private final Pieces pieces = new Pieces();
    private final ArrayDeque<Answer> answers = new ArrayDeque<>();
    private final ArrayDeque<Message> messages = new ArrayDeque<>();
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();

    Outbox(Handshake handshake) {
        this.handshake = handshake;
    }

    Pieces pieces() {
        return pieces;
    }

    /// The guest has taken its receive buffer back.
    void revoked() {
        pieces.clear();
        messages.clear();
        frames.clear();
    }

    boolean answer(long transaction, byte[] payload, long cause) {
        return answers.size() < ANSWERS_MAX && answers.add(new Answer(transaction, payload, cause));
    }

    boolean control(byte[] rndis, long cause) {
        return messages.size() < MESSAGES_MAX && messages.add(new Message(rndis, cause));
    }

    boolean frame(Frame frame) {
        return frames.size() < FRAMES_MAX && frames.add(frame);
    }

    /// False when the guest did not have that piece.
    boolean giveBack(long transaction) {
        return pieces.giveBack(transaction - 1);
    }

    /// @param passed run for each frame that went
    void flush(HostChannel to, Runnable passed) {
        while (!answers.isEmpty()) {
            Answer next = answers.peek();
            if (!to.send(
                    out.completion(next.transaction()).payload(next.payload()).cause(next.cause()))) return;
            answers.remove();
        }
        Optional<SharedBuffer> buffer = handshake.receiveBuffer().flatMap(to::buffer);
        if (buffer.isEmpty()) return;
        while (!messages.isEmpty()
                && send(
                        to,
                        buffer.get(),
                        messages.peek().rndis(),
                        true,
                        messages.peek().cause())) messages.remove();
        while (!frames.isEmpty()) {
            byte[] rndis = Tags.outOf(frames.peek().bytes()).encode();
            if (!send(to, buffer.get(), rndis, false, frames.peek().cause())) return;
            frames.remove();
            passed.run();
        }
    }

    /// One that is longer than a piece is never going to fit, and goes nowhere.
    private boolean send(HostChannel to, SharedBuffer buffer, byte[] rndis, boolean control, long cause) {
        if (rndis.length > pieces.usable()) return true;
        int piece = pieces.take(control);
        if (piece == Pieces.NONE) return false;
        int at = piece * pieces.pieceBytes();
        boolean fits = at + rndis.length <= buffer.bytes();
        if (fits) buffer.write(at, rndis, 0, rndis.length);
        int section = NvspMessage.RndisPacket.NO_SECTION;
        byte[] nvsp = NvspCodec.encode(new NvspMessage.RndisPacket(control, section, 0), handshake.messageBytes());
        List<Packet.Piece> where = List.of(new Packet.Piece(at, rndis.length));
        out.transfer(piece + 1L, handshake.receiveId(), where)
                .payload(nvsp)
                .wantsCompletion()
                .cause(cause);
        boolean sent = fits && to.send(out);
        if (!sent) pieces.giveBack(piece);
        return sent;
    }

    State save() {
        return new State(List.copyOf(answers), List.copyOf(messages), List.copyOf(frames), pieces.save());
    }

    void restore(State s) {
        answers.addAll(s.answers());
        messages.addAll(s.messages());
        frames.addAll(s.frames());
        pieces.restore(s.pieces());
    }
}
