// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.port;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.List;
import org.enlighten.block.Memories;
import org.enlighten.block.Slice;
import org.enlighten.os.Result;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.simulation.Snapshottable;

/// A queue of packets in the kernel on which one thread waits: how a process gets everything it must react to at
/// one place.
public final class CompletionPort implements Snapshottable<CompletionPort.State> {
    /// @param waiting id of the waiting thread; -1 when none waits
    /// @param into where in its memory it wants the packet
    public record State(List<Packet> packets, long waiting, Slice.State into) {}

    private static final VarHandle LE64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOBODY = -1;

    private final Memories memories;
    private final ArrayDeque<Packet> packets = new ArrayDeque<>();
    private long waiting = NOBODY;
    private Slice into = Slice.of(new byte[0]);

    public CompletionPort(Memories memories) {
        this.memories = memories;
    }

    /// Adds a packet and wakes the thread that waits. Only in kernel code.
    public void post(Packet packet, DriverContext kernel) {
        packets.add(packet);
        if (waiting == NOBODY) return;
        long thread = waiting;
        waiting = NOBODY;
        deliver(thread, kernel);
    }

    /// Adds a packet from outside the kernel: an interrupt must follow, whose deferred routine calls [#wake].
    public void leave(Packet packet) {
        packets.add(packet);
    }

    /// Hands over what was left, if somebody waits for it.
    public void wake(DriverContext kernel) {
        if (packets.isEmpty() || waiting == NOBODY) return;
        long thread = waiting;
        waiting = NOBODY;
        deliver(thread, kernel);
    }

    /// A thread wants the next packet; it gets it now or waits. The answer's value is the ordinal of the kind.
    public void take(long thread, Slice memory, DriverContext kernel) {
        into = memory;
        if (packets.isEmpty()) waiting = thread;
        else deliver(thread, kernel);
    }

    public boolean isEmpty() {
        return packets.isEmpty();
    }

    public boolean isWaiting() {
        return waiting != NOBODY;
    }

    /// The process is gone: nobody waits, nothing is kept.
    public void clear() {
        packets.clear();
        waiting = NOBODY;
    }

    private void deliver(long thread, DriverContext kernel) {
        Packet packet = packets.remove();
        if (into.length() >= Packet.BYTES) {
            byte[] bytes = new byte[Packet.BYTES];
            LE64.set(bytes, 0, packet.a());
            LE64.set(bytes, 8, packet.b());
            into.memory().write(into.at(), bytes, 0, bytes.length);
        }
        kernel.wake(thread, Result.of(packet.kind().ordinal()), packet.cause());
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(List.copyOf(packets), waiting, into.save());
    }

    @Override
    public void restore(State state) {
        packets.clear();
        packets.addAll(state.packets());
        waiting = state.waiting();
        into = state.into().in(memories);
    }
}
