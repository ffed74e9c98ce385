// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.VirtualProcessor;

/// The synthetic interrupt controller of one processor: sixteen sources, each with one slot in the message page and a
/// queue behind it. A message goes into the slot when that is free, and the vector is raised; otherwise the slot says
/// that more are waiting, and the receiver's EOM brings the next.
final class SynIc {
    record Queued(int sint, Message message) {}

    record State(long control, long messagePage, long eventPage, long[] sints, List<Queued> queued) {}

    private static final long PAGE_MASK = -GuestMemory.PAGE_BYTES;
    private static final int VECTOR_MASK = 0xFF;
    private static final int VECTOR_MIN = 16;

    private final VirtualProcessor vp;
    private final long[] sints = new long[Msr.SINTS];
    private final List<Deque<Message>> queues = new ArrayList<>();
    private long control;
    private long messagePage;
    private long eventPage;

    SynIc(VirtualProcessor vp) {
        this.vp = vp;
        for (int i = 0; i < Msr.SINTS; i++) queues.add(new ArrayDeque<>());
        reset();
    }

    void reset() {
        Arrays.fill(sints, Msr.SINT_MASKED);
        queues.forEach(Deque::clear);
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
            case Msr.SIEFP -> eventPage = value;
            case Msr.SIMP -> messagePage = value;
            default -> {
                if (isSint(msr)) sints[msr - Msr.SINT0] = value;
            }
        }
        deliver();
    }

    static boolean isSint(int msr) {
        return msr >= Msr.SINT0 && msr < Msr.SINT0 + Msr.SINTS;
    }

    void post(int sint, Message message) {
        queues.get(sint).add(message);
        deliver(sint);
    }

    /// Rescans all queues: the receiver has written EOM, or opened what was shut.
    void deliver() {
        for (int sint = 0; sint < Msr.SINTS; sint++) if (!queues.get(sint).isEmpty()) deliver(sint);
    }

    private void deliver(int sint) {
        if (!isOpen(sint)) return;
        long slot = Message.slot(messagePage & PAGE_MASK, sint);
        if (!Message.isFree(vp.memory(), slot)) {
            Message.setMorePending(vp.memory(), slot);
            return;
        }
        Deque<Message> queue = queues.get(sint);
        Message message = queue.removeFirst();
        message.write(vp.memory(), slot, !queue.isEmpty());
        if ((sints[sint] & Msr.SINT_POLLING) == 0) vp.raise((int) sints[sint] & VECTOR_MASK);
    }

    private boolean isOpen(int sint) {
        boolean enabled = (control & Msr.ENABLED) != 0 && (messagePage & Msr.ENABLED) != 0;
        boolean unmasked = (sints[sint] & Msr.SINT_MASKED) == 0 && (sints[sint] & VECTOR_MASK) >= VECTOR_MIN;
        return enabled && unmasked && vp.memory().contains(messagePage & PAGE_MASK, GuestMemory.PAGE_BYTES);
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
        for (Queued q : s.queued()) queues.get(q.sint()).add(q.message());
    }
}
