// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.EventFlags;
import org.enlighten.hypervisor.protocol.HypercallControl;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.TimerMessage;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// A guest that lives of synthetic interrupts: a periodic timer wakes it, and each time it posts a message to its
/// parent, signals an event and writes the tick's number where a system that dies says why; messages and events that
/// come are counted.
final class SynicGuest implements ExecutionEngine {
    static final int SINT = 2;
    static final int TIMER_SINT = 3;
    static final int VECTOR = 0x80;
    static final int MESSAGES = 1;
    static final int EVENTS = 2;

    private static final long SIMP = 0x3000;
    private static final long SIEFP = 0x4000;
    private static final long INPUT = 0x5000;
    private static final long WORK_NS = 400;

    record Work(Exit.Reason reason, long value, long gpa) {}

    record State(List<Work> todo, boolean begun, long ticks, long messages, long events, List<Long> results) {}

    private final List<Work> todo = new ArrayList<>();
    private final long periodNs;
    private boolean begun;
    long ticks;
    long messages;
    long events;
    final List<Long> results = new ArrayList<>();

    SynicGuest(long periodNs) {
        this.periodNs = periodNs;
    }

    private void writeMsr(int msr, long value) {
        todo.add(new Work(Exit.Reason.WRMSR, value, msr & 0xFFFFFFFFL));
    }

    private void begin() {
        begun = true;
        writeMsr(Msr.GUEST_OS_ID, 0x8100L << 48);
        writeMsr(Msr.HYPERCALL, 0x6001);
        writeMsr(Msr.SIMP, SIMP | Msr.ENABLED);
        writeMsr(Msr.SIEFP, SIEFP | Msr.ENABLED);
        writeMsr(Msr.SINT0 + SINT, VECTOR);
        writeMsr(Msr.SINT0 + TIMER_SINT, VECTOR);
        writeMsr(Msr.SCONTROL, Msr.ENABLED);
        writeMsr(Msr.STIMER0_CONFIG, Msr.STIMER_PERIODIC | Msr.STIMER_AUTO_ENABLE | (long) TIMER_SINT << 16);
        writeMsr(Msr.STIMER0_COUNT, periodNs / 100);
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        Exit exit = vp.exit();
        if (exit.answers == Exit.Reason.HYPERCALL) results.add(exit.answer);
        exit.answers = Exit.Reason.NONE;
        if (!begun) begin();
        if (vp.hasPending()) {
            vp.takePending();
            interrupt(vp);
            return WORK_NS;
        }
        if (todo.isEmpty()) {
            exit.reason = Exit.Reason.HALT;
            return 0;
        }
        Work next = todo.removeFirst();
        exit.reason = next.reason();
        exit.value = next.value();
        exit.gpa = next.gpa();
        return 0;
    }

    private void interrupt(VirtualProcessor vp) {
        take(vp, SINT);
        take(vp, TIMER_SINT);
        for (int word = 0; word < EventFlags.words(); word++)
            events += Long.bitCount(EventFlags.take(vp.memory(), SIEFP, SINT, word));
    }

    private void take(VirtualProcessor vp, int sint) {
        long slot = Message.slot(SIMP, sint);
        Message.read(vp.memory(), slot).ifPresent(m -> {
            if (TimerMessage.decode(m).isPresent()) tick(vp);
            else messages++;
            if (Message.release(vp.memory(), slot)) writeMsr(Msr.EOM, 0);
        });
    }

    private void tick(VirtualProcessor vp) {
        ticks++;
        writeMsr(Msr.CRASH_P0, ticks);
        byte[] payload = {(byte) ticks, (byte) (ticks >>> 8)};
        long control = Hypercalls.postMessage(vp.memory(), INPUT, MESSAGES, 1, payload);
        todo.add(new Work(Exit.Reason.HYPERCALL, control, INPUT));
        todo.add(new Work(Exit.Reason.HYPERCALL, HypercallControl.fast(CallCode.SIGNAL_EVENT), EVENTS));
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    @Override
    public Saved saveEngine() {
        return Saved.of(new State(List.copyOf(todo), begun, ticks, messages, events, List.copyOf(results)));
    }

    @Override
    public void restoreEngine(Saved state) {
        State s = state.as(State.class);
        todo.addAll(s.todo());
        begun = s.begun();
        ticks = s.ticks();
        messages = s.messages();
        events = s.events();
        results.addAll(s.results());
    }
}
