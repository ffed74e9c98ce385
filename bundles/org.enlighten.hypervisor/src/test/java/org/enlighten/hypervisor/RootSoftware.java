// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.enlighten.hypervisor.protocol.EventFlags;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.InterceptMessage;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// A root's kernel in the small: does what is put into its list (hypercalls, MSR accesses), answers intercept
/// messages after a little work, and halts when there is nothing to do.
final class RootSoftware implements ExecutionEngine {
    static final int INTERCEPT_VECTOR = 0x60;
    static final int WORK_VECTOR = 0x61;
    static final int BUS_VECTOR = 0x62;
    static final int BUS_SINT = 2;
    static final long SIMP = 0x10000;
    static final long SIEFP = 0x11000;
    private static final long TAKE_NS = 300;
    private static final long WORK_NS = 700;

    /// One thing to do: an exit's reason, its values, and work before it.
    record Work(Exit.Reason reason, long value, long gpa, long count, long workNs) {}

    record State(
            List<Work> todo,
            List<Long> results,
            List<String> messages,
            long answers,
            List<byte[]> busMessages,
            long busEvents,
            int busInterrupts,
            int reply) {}

    final Deque<Work> todo = new ArrayDeque<>();
    final List<Long> results = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    final List<byte[]> busMessages = new ArrayList<>();
    /// Whether it takes what comes on the bus's source.
    boolean takesBus = true;

    /// Connection on which each bus message is answered by an event; 0 for none.
    int reply;

    int busInterrupts;
    long busEvents;
    private long answers;

    void hypercall(long control, long input, long output) {
        todo.add(new Work(Exit.Reason.HYPERCALL, control, input, output, 0));
    }

    void writeMsr(int msr, long value) {
        todo.add(new Work(Exit.Reason.WRMSR, value, msr & 0xFFFFFFFFL, 0, 0));
    }

    void readMsr(int msr) {
        todo.add(new Work(Exit.Reason.RDMSR, 0, msr & 0xFFFFFFFFL, 0, 0));
    }

    /// What a driver of the synthetic interrupt controller does first.
    void openMessages() {
        writeMsr(Msr.SIMP, SIMP | Msr.ENABLED);
        writeMsr(Msr.SINT0 + Msr.INTERCEPT_SINT, INTERCEPT_VECTOR);
        writeMsr(Msr.SCONTROL, Msr.ENABLED);
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        Exit exit = vp.exit();
        if (exit.answers != Exit.Reason.NONE) {
            results.add(exit.answer);
            exit.answers = Exit.Reason.NONE;
        }
        if (vp.hasPending()) {
            int vector = vp.takePending();
            if (vector == INTERCEPT_VECTOR) message(vp);
            else if (vector == BUS_VECTOR) bus(vp);
            return TAKE_NS;
        }
        if (vp.burstNs() > 0) return 0;
        Work next = todo.peek();
        if (next == null) exit.reason = Exit.Reason.HALT;
        else if (next.workNs() > 0) work(vp, next);
        else {
            todo.remove();
            exit.reason = next.reason();
            exit.value = next.value();
            exit.gpa = next.gpa();
            exit.count = next.count();
        }
        return 0;
    }

    private void work(VirtualProcessor vp, Work next) {
        vp.burstNs(next.workNs());
        todo.remove();
        todo.addFirst(new Work(next.reason(), next.value(), next.gpa(), next.count(), 0));
    }

    private void message(VirtualProcessor vp) {
        long slot = Message.slot(SIMP, Msr.INTERCEPT_SINT);
        Optional<Message> message = Message.read(vp.memory(), slot);
        if (message.isEmpty()) return;
        InterceptMessage intercept = InterceptMessage.decode(message.get()).orElseThrow();
        messages.add(intercept.toString());
        if (intercept.reason() != Exit.Reason.SHUTDOWN) complete(intercept);
        if (Message.release(vp.memory(), slot)) writeMsr(Msr.EOM, 0);
    }

    private void bus(VirtualProcessor vp) {
        busInterrupts++;
        if (!takesBus) return;
        long slot = Message.slot(SIMP, BUS_SINT);
        Message.read(vp.memory(), slot).ifPresent(m -> {
            busMessages.add(m.payload());
            if (Message.release(vp.memory(), slot)) writeMsr(Msr.EOM, 0);
            if (reply != 0) hypercall(Hypercalls.signalEvent(), reply, 0);
        });
        for (int word = 0; word < EventFlags.words(); word++)
            busEvents += Long.bitCount(EventFlags.take(vp.memory(), SIEFP, BUS_SINT, word));
    }

    private void complete(InterceptMessage intercept) {
        long answer = switch (intercept.reason()) {
            case INS, OUTS -> Math.min(intercept.count(), 100);
            case IN, MMIO_READ -> 0x1000 + answers++;
            default -> 0;
        };
        long target = Hypercalls.interceptOf(intercept.partition(), intercept.vpIndex());
        todo.add(new Work(Exit.Reason.HYPERCALL, Hypercalls.completeIntercept(), target, answer, WORK_NS));
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    @Override
    public Saved saveEngine() {
        return Saved.of(new State(
                List.copyOf(todo),
                results,
                messages,
                answers,
                List.copyOf(busMessages),
                busEvents,
                busInterrupts,
                reply));
    }

    @Override
    public void restoreEngine(Saved state) {
        State s = state.as(State.class);
        todo.clear();
        todo.addAll(s.todo());
        results.clear();
        results.addAll(s.results());
        messages.clear();
        messages.addAll(s.messages());
        answers = s.answers();
        busMessages.addAll(s.busMessages());
        busEvents = s.busEvents();
        busInterrupts = s.busInterrupts();
        reply = s.reply();
    }
}
