// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.enlighten.hypervisor.HypervisorEvents;
import org.enlighten.hypervisor.protocol.EventFlags;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Trace;

/// The synthetic interrupt controller of one processor: sixteen sources, each with one slot in the message page and a
/// queue behind it, and 2048 flags in the page of event flags. A message goes into the slot when that is free, and the
/// vector is raised; otherwise the slot says that more are waiting, and the receiver's EOM brings the next. A flag
/// that
/// was clear raises the vector. A source that is polled raises none.
final class SynIc {
    record Queued(int sint, Message message) {}

    record State(long control, long messagePage, long eventPage, long[] sints, List<Queued> queued) {}

    /// Messages that wait at one port: nobody who sends too many keeps others out. The hypervisor's own are not
    /// counted:
    /// there is one for each processor at most.
    static final int BUFFERS = 128;

    private static final int VECTOR_MASK = 0xFF;
    private static final int VECTOR_MIN = 16;

    private final Partition partition;
    private final VirtualProcessor vp;
    private final Trace trace;
    private final long[] sints = new long[Msr.SINTS];
    private final List<Deque<Message>> queues = new ArrayList<>();
    /// How many messages wait, by port.
    private final TreeMap<Long, Integer> waiting = new TreeMap<>();

    private long control;
    private long messagePage;
    private long eventPage;

    SynIc(Partition partition, VirtualProcessor vp, Trace trace) {
        this.partition = partition;
        this.vp = vp;
        this.trace = trace;
        for (int i = 0; i < Msr.SINTS; i++) queues.add(new ArrayDeque<>());
        reset();
    }

    void reset() {
        Arrays.fill(sints, Msr.SINT_MASKED);
        queues.forEach(Deque::clear);
        waiting.clear();
        control = 0;
        messagePage = 0;
        eventPage = 0;
    }

    long read(int msr) {
        return switch (msr) {
            case Msr.SCONTROL -> control;
            case Msr.SVERSION -> 1;
            case Msr.SIEFP -> eventPage;
            case Msr.SIMP -> messagePage;
            default -> isSint(msr) ? sints[msr - Msr.SINT0] : 0;
        };
    }

    void write(int msr, long value) {
        switch (msr) {
            case Msr.SCONTROL -> control = value & Msr.ENABLED;
            case Msr.SIEFP -> eventPage = page(eventPage, value);
            case Msr.SIMP -> messagePage = page(messagePage, value);
            default -> {
                if (isSint(msr) && isLegal(value)) sints[msr - Msr.SINT0] = value;
            }
        }
    }

    /// A page that is newly there is empty.
    private long page(long before, long value) {
        if (value != before && partition.hasPage(value)) Overlay.clear(vp.memory(), value);
        return value;
    }

    private static boolean isLegal(long sint) {
        boolean raises = (sint & (Msr.SINT_MASKED | Msr.SINT_POLLING)) == 0;
        return !raises || (sint & VECTOR_MASK) >= VECTOR_MIN;
    }

    static boolean isSint(int msr) {
        return msr >= Msr.SINT0 && msr < Msr.SINT0 + Msr.SINTS;
    }

    /// A message of the hypervisor itself: waits as long as it takes.
    void post(int sint, Message message) {
        queues.get(sint).add(message);
        deliver(sint);
    }

    /// A message of another partition; its sender is the port.
    HvStatus accept(int sint, Message message) {
        if ((sints[sint] & (Msr.SINT_MASKED | Msr.SINT_PROXY)) != 0) return HvStatus.INVALID_SYNIC_STATE;
        if (waiting.getOrDefault(message.sender(), 0) >= BUFFERS) return HvStatus.INSUFFICIENT_BUFFERS;
        waiting.merge(message.sender(), 1, Integer::sum);
        post(sint, message);
        return HvStatus.SUCCESS;
    }

    /// Puts a message into the slot if that is free and nothing waits for it; otherwise the receiver is told that
    /// there
    /// is more, and nothing is kept.
    boolean offer(int sint, Message message) {
        if (!isOpen(sint, messagePage)) return false;
        boolean free = queues.get(sint).isEmpty() && Message.isFree(vp.memory(), slot(sint));
        if (free) place(sint, message, false);
        else Message.setMorePending(vp.memory(), slot(sint));
        return free;
    }

    /// Sets an event flag.
    HvStatus signal(int sint, int flag) {
        if (!isOpen(sint, eventPage) || (sints[sint] & Msr.SINT_PROXY) != 0) return HvStatus.INVALID_SYNIC_STATE;
        if (!EventFlags.set(vp.memory(), Overlay.page(eventPage), sint, flag)) return HvStatus.SUCCESS;
        told(HypervisorEvents.EVENT_SIGNALLED, sint, flag);
        raise(sint);
        return HvStatus.SUCCESS;
    }

    /// Rescans all queues: the receiver has written EOM, or opened what was shut.
    void deliver() {
        for (int sint = 0; sint < Msr.SINTS; sint++) if (!queues.get(sint).isEmpty()) deliver(sint);
    }

    private void deliver(int sint) {
        if (!isOpen(sint, messagePage)) return;
        if (!Message.isFree(vp.memory(), slot(sint))) {
            Message.setMorePending(vp.memory(), slot(sint));
            return;
        }
        Deque<Message> queue = queues.get(sint);
        Message message = queue.removeFirst();
        if (isOfPort(message)) waiting.computeIfPresent(message.sender(), (port, n) -> n == 1 ? null : n - 1);
        place(sint, message, !queue.isEmpty());
    }

    /// Types of the hypervisor's own messages have the top bit set.
    private static boolean isOfPort(Message message) {
        return message.type() > 0;
    }

    private void place(int sint, Message message, boolean more) {
        message.write(vp.memory(), slot(sint), more);
        told(HypervisorEvents.MESSAGE_DELIVERED, sint, message.type() & 0xFFFFFFFFL);
        raise(sint);
    }

    private void raise(int sint) {
        if ((sints[sint] & Msr.SINT_POLLING) == 0) vp.raise((int) sints[sint] & VECTOR_MASK);
    }

    private long slot(int sint) {
        return Message.slot(Overlay.page(messagePage), sint);
    }

    private boolean isOpen(int sint, long page) {
        boolean enabled = (control & Msr.ENABLED) != 0 && (page & Msr.ENABLED) != 0;
        return enabled && (sints[sint] & Msr.SINT_MASKED) == 0 && partition.hasPage(page);
    }

    private void told(EventType type, long a, long b) {
        trace.record(type, partition.number(), vp.index(), Mode.HYPERVISOR, 0, a, b);
    }

    State save() {
        List<Queued> queued = new ArrayList<>();
        for (int i = 0; i < Msr.SINTS; i++) for (Message m : queues.get(i)) queued.add(new Queued(i, m));
        return new State(control, messagePage, eventPage, sints.clone(), queued);
    }

    void restore(State s) {
        reset();
        control = s.control();
        messagePage = s.messagePage();
        eventPage = s.eventPage();
        System.arraycopy(s.sints(), 0, sints, 0, Msr.SINTS);
        for (Queued q : s.queued()) {
            queues.get(q.sint()).add(q.message());
            if (isOfPort(q.message())) waiting.merge(q.message().sender(), 1, Integer::sum);
        }
    }
}
