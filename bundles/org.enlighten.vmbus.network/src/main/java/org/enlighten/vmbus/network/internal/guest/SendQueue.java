// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.guest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.machine.GuestMemory;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.network.protocol.NetworkInterface;
import org.enlighten.vmbus.network.protocol.NvspCodec;
import org.enlighten.vmbus.network.protocol.NvspMessage;
import org.enlighten.vmbus.network.protocol.RndisFrame;
import org.enlighten.vmbus.protocol.GpaRange;

/// What is on its way out: pieces of the receive buffer that are given back, and frames. A frame has a slot, with room
/// for its head and, as far as there are that many, a section of the send buffer, until the host has taken it.
final class SendQueue {
    /// A frame that waits for room in the ring.
    record Waiting(int slot, long at, int bytes, long cause) {}

    /// A piece that is to be given back, when there is room to say so.
    record Answer(long transaction, int status) {}

    /// What is saved.
    ///
    /// @param requests by slot; -1 for a free one
    record State(long[] requests, List<Waiting> waiting, int sections, List<Answer> answers) {}

    static final int SLOTS = 32;
    static final long NOTHING = -1;
    /// Transaction ids of frames: the slot, and this.
    static final long FIRST_TRANSACTION = 0x100;

    private static final int HEAD_STRIDE = 64;
    private static final int MESSAGE_BYTES = 28;
    private static final int ANSWER_BYTES = 8;

    private final GuestMemory memory;
    private final long buffer;
    private final long heads;
    private final boolean copies;
    private final Outgoing out = new Outgoing();
    private final long[] requests = new long[SLOTS];
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final ArrayDeque<Answer> answers = new ArrayDeque<>();
    private int sections;

    SendQueue(GuestMemory memory, long buffer, long heads, boolean copies) {
        this.memory = memory;
        this.buffer = buffer;
        this.heads = heads;
        this.copies = copies;
        Arrays.fill(requests, NOTHING);
    }

    long buffer() {
        return buffer;
    }

    /// The host has the send buffer, cut into so many.
    void sections(int count) {
        sections = count;
    }

    /// A frame in the kernel's memory; at most [#SLOTS] are under way.
    void add(long request, long at, int bytes, long cause) {
        int slot = 0;
        while (requests[slot] != NOTHING) slot++;
        requests[slot] = request;
        waiting.add(new Waiting(slot, at, bytes, cause));
    }

    /// The host's message with that number was taken, or not.
    void answer(long transaction, int status) {
        answers.add(new Answer(transaction, status));
    }

    void flush(GuestChannel to) {
        while (!answers.isEmpty()) {
            Answer next = answers.peek();
            byte[] payload = NvspCodec.encode(new NvspMessage.RndisComplete(next.status()), ANSWER_BYTES);
            if (!to.send(out.completion(next.transaction()).payload(payload))) return;
            answers.remove();
        }
        while (!waiting.isEmpty()) {
            Waiting next = waiting.peek();
            if (!to.send(packet(next).wantsCompletion().cause(next.cause()))) return;
            waiting.remove();
        }
    }

    private Outgoing packet(Waiting frame) {
        byte[] head = RndisFrame.head(frame.bytes());
        int total = head.length + frame.bytes();
        boolean copied = copies && frame.slot() < sections && total <= NetworkInterface.SECTION_BYTES;
        long transaction = FIRST_TRANSACTION + frame.slot();
        if (copied) {
            copy(frame, head);
            return out.data(transaction).payload(message(frame.slot(), total));
        }
        long at = heads + (long) frame.slot() * HEAD_STRIDE;
        memory.write(at, head, 0, head.length);
        List<GpaRange> ranges = List.of(GpaRange.of(at, head.length), GpaRange.of(frame.at(), frame.bytes()));
        return out.direct(transaction, ranges).payload(message(NvspMessage.RndisPacket.NO_SECTION, 0));
    }

    private void copy(Waiting frame, byte[] head) {
        long at = buffer + (long) frame.slot() * NetworkInterface.SECTION_BYTES;
        memory.write(at, head, 0, head.length);
        byte[] bytes = new byte[frame.bytes()];
        memory.read(frame.at(), bytes, 0, bytes.length);
        memory.write(at + head.length, bytes, 0, bytes.length);
    }

    private static byte[] message(int section, int bytes) {
        return NvspCodec.encode(new NvspMessage.RndisPacket(false, section, bytes), MESSAGE_BYTES);
    }

    /// The host has taken a frame.
    ///
    /// @return its request, or [#NOTHING] when no such frame was under way
    long done(long transaction) {
        long slot = transaction - FIRST_TRANSACTION;
        if (slot < 0 || slot >= SLOTS) return NOTHING;
        long request = requests[(int) slot];
        requests[(int) slot] = NOTHING;
        return request;
    }

    /// Forgets all, and says whose they were.
    List<Long> drop() {
        List<Long> dropped = new ArrayList<>();
        for (long request : requests) if (request != NOTHING) dropped.add(request);
        Arrays.fill(requests, NOTHING);
        waiting.clear();
        answers.clear();
        return dropped;
    }

    State save() {
        return new State(requests.clone(), List.copyOf(waiting), sections, List.copyOf(answers));
    }

    void restore(State s) {
        System.arraycopy(s.requests(), 0, requests, 0, SLOTS);
        waiting.addAll(s.waiting());
        sections = s.sections();
        answers.addAll(s.answers());
    }
}
