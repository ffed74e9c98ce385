// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.hostile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;
import org.enlighten.vmbus.protocol.ConnectionIds;

/// What hostile software has in hand: its memory, and the exits that it queues. A step is five numbers, so that
/// the queue can be saved.
final class Hands {
    static final long SIMP = 0x10_0000;
    static final long INPUT = 0x11_0000;
    static final long RINGS = 0x20_0000;
    static final int RING_PAGES = 3;

    private static final long PAUSE = -1;
    private static final long TAKE = -2;
    private static final long PUT = -3;
    private static final int BLOCKS = 16;
    private static final long STEP_NS = 500;

    private final Deque<List<Long>> steps = new ArrayDeque<>();
    private GuestMemory memory;
    private int block;
    /// The first channel that was offered, and the connection of its signals; 0 when none was.
    private long channel;

    private long connection;

    void memory(GuestMemory of) {
        memory = of;
    }

    GuestMemory memory() {
        return memory;
    }

    long channel() {
        return channel;
    }

    /// An input block that no queued call uses.
    long input() {
        return INPUT + block++ % BLOCKS * 4096L;
    }

    private void step(long kind, long value, long gpa, long count, long port) {
        steps.add(List.of(kind, value, gpa, count, port));
    }

    void out(int port, int value) {
        step(Exit.Reason.OUT.ordinal(), value, 0, 0, port);
    }

    void in(int port) {
        step(Exit.Reason.IN.ordinal(), 0, 0, 0, port);
    }

    void readMemory(long gpa) {
        step(Exit.Reason.MMIO_READ.ordinal(), 0, gpa, 0, 0);
    }

    void readMsr(int msr) {
        step(Exit.Reason.RDMSR.ordinal(), 0, msr & 0xFFFF_FFFFL, 0, 0);
    }

    void writeMsr(int msr, long value) {
        step(Exit.Reason.WRMSR.ordinal(), value, msr & 0xFFFF_FFFFL, 0, 0);
    }

    void call(long control, long input, long output) {
        step(Exit.Reason.HYPERCALL.ordinal(), control, input, output, 0);
    }

    /// A message to the host's bus, over any connection.
    void say(int over, byte[] bytes) {
        long at = input();
        call(Hypercalls.postMessage(memory, at, over, 1, bytes), at, 0);
        pause(300_000);
    }

    void signal() {
        call(Hypercalls.signalEvent(), connection, 0);
        pause(300_000);
    }

    /// Writes into its own memory when its turn comes.
    void put32(long gpa, int value) {
        step(PUT, value, gpa, 0, 0);
    }

    void forgetChannel() {
        channel = 0;
        connection = 0;
    }

    /// Others act meanwhile.
    void pause(long ns) {
        step(PAUSE, ns, 0, 0, 0);
    }

    /// Takes so many messages, if they come.
    void take(int count) {
        for (int i = 0; i < count; i++) {
            step(TAKE, 0, 0, 0, 0);
            pause(50_000);
        }
    }

    /// How many steps are queued.
    int size() {
        return steps.size();
    }

    boolean isIdle() {
        return steps.isEmpty();
    }

    /// Does the next step: leaves an exit, or lets time pass. The nanoseconds it took.
    long act(Exit exit, long horizonNs) {
        List<Long> next = steps.removeFirst();
        long kind = next.get(0);
        if (kind == PAUSE) {
            long ns = Math.clamp(next.get(1), 1, Math.max(1, horizonNs));
            if (ns < next.get(1)) steps.addFirst(List.of(PAUSE, next.get(1) - ns, 0L, 0L, 0L));
            return ns;
        }
        if (kind == TAKE) taken();
        else if (kind == PUT) memory.put32(next.get(2), next.get(1).intValue());
        else leave(exit, kind, next);
        return STEP_NS;
    }

    private static void leave(Exit exit, long kind, List<Long> next) {
        exit.reason = Exit.Reason.values()[(int) kind];
        exit.value = next.get(1);
        exit.gpa = next.get(2);
        exit.count = next.get(3);
        exit.port = next.get(4).intValue();
        exit.size = exit.reason == Exit.Reason.MMIO_READ ? 4 : 1;
    }

    private void taken() {
        long slot = Message.slot(SIMP, ConnectionIds.SINT);
        Message.read(memory, slot).ifPresent(message -> {
            offered(message.payload());
            long eom = Msr.EOM & 0xFFFF_FFFFL;
            if (Message.release(memory, slot))
                steps.addFirst(List.of((long) Exit.Reason.WRMSR.ordinal(), 0L, eom, 0L, 0L));
        });
    }

    /// An offer has 196 bytes; its channel is at 184, the connection of its signals at 192.
    private void offered(byte[] message) {
        if (message.length != 196 || message[0] != 1 || channel != 0) return;
        channel = (message[184] & 0xFF) | (message[185] & 0xFF) << 8;
        for (int i = 0; i < 4; i++) connection |= (message[192 + i] & 0xFFL) << 8 * i;
    }

    record State(List<List<Long>> steps, int block, long channel, long connection) {}

    State save() {
        return new State(List.copyOf(steps), block, channel, connection);
    }

    void restore(State s) {
        steps.clear();
        steps.addAll(s.steps());
        block = s.block();
        channel = s.channel();
        connection = s.connection();
    }
}
