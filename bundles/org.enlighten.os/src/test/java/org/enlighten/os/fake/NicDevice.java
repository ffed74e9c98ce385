// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// A network adapter with direct access to memory: sends one frame at a time, which takes a while, and writes one that
/// came to the address it was given, the next when it is told to.
final class NicDevice implements Ports {
    static final int ADDRESS_LOW = 0;
    static final int ADDRESS_HIGH = 4;
    static final int SEND_ADDRESS = 8;
    static final int SEND = 12;
    static final int RECEIVE_ADDRESS = 16;
    /// Read: length of the frame at the receive address, 0 for none. Written: it was taken.
    static final int RECEIVED = 20;
    static final int STATUS = 24;
    static final int SENT = 1;
    static final int CAME = 2;
    static final int LINK_CHANGED = 4;
    static final int LINKED = 8;

    record State(
            long sendAddress,
            long length,
            long receiveAddress,
            boolean offered,
            int status,
            boolean linked,
            List<byte[]> waiting) {}

    private static final int PORTS = 28;
    private static final int WAITING_MAX = 64;
    private static final long SEND_NS = 15_000;

    private final int port;
    private final int vector;
    private final long hardware;
    private final Simulation simulation;
    private final GuestMemory memory;
    private final VirtualProcessor target;
    private final Consumer<byte[]> wire;
    private final Timer sent;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private long sendAddress;
    private long length;
    private long receiveAddress;
    /// The first that waits is in memory.
    private boolean offered;

    private int status;
    private boolean linked = true;

    NicDevice(BareMachine m, int port, int vector, long hardware, Consumer<byte[]> wire) {
        this.port = port;
        this.vector = vector;
        this.hardware = hardware;
        this.wire = wire;
        simulation = m.simulation;
        memory = m.machine.memory();
        target = m.machine.bootProcessor();
        sent = simulation.timer(m.machine.name() + "/nic", this::sent);
        m.devices.add(this);
    }

    void link(boolean up) {
        linked = up;
        raise(LINK_CHANGED);
    }

    void receive(byte[] frame) {
        if (!linked || receiveAddress == 0 || waiting.size() == WAITING_MAX) return;
        waiting.add(frame);
        offer();
    }

    private void offer() {
        if (offered || waiting.isEmpty()) return;
        offered = true;
        memory.write(receiveAddress, waiting.peek(), 0, waiting.peek().length);
        raise(CAME);
    }

    private void raise(int what) {
        status |= what;
        target.raise(vector);
    }

    private void sent() {
        byte[] frame = new byte[(int) length];
        memory.read(sendAddress, frame, 0, frame.length);
        if (linked) wire.accept(frame);
        raise(SENT);
    }

    @Override
    public OptionalLong in(int at) {
        return switch (at - port) {
            case ADDRESS_LOW -> OptionalLong.of(hardware & 0xFFFFFFFFL);
            case ADDRESS_HIGH -> OptionalLong.of(hardware >>> 32);
            case RECEIVED -> OptionalLong.of(offered ? waiting.peek().length : 0);
            case STATUS -> {
                int now = status | (linked ? LINKED : 0);
                status = 0;
                yield OptionalLong.of(now);
            }
            default -> OptionalLong.empty();
        };
    }

    @Override
    public boolean out(int at, long value) {
        if (at < port || at >= port + PORTS) return false;
        switch (at - port) {
            case SEND_ADDRESS -> sendAddress = value;
            case SEND -> {
                length = value;
                simulation.arm(sent, simulation.now() + SEND_NS);
            }
            case RECEIVE_ADDRESS -> receiveAddress = value;
            case RECEIVED -> {
                if (offered) waiting.poll();
                offered = false;
                offer();
            }
            default -> {}
        }
        return true;
    }

    State save() {
        return new State(sendAddress, length, receiveAddress, offered, status, linked, List.copyOf(waiting));
    }

    void restore(State s) {
        sendAddress = s.sendAddress();
        length = s.length();
        receiveAddress = s.receiveAddress();
        offered = s.offered();
        status = s.status();
        linked = s.linked();
        waiting.addAll(s.waiting());
    }
}
