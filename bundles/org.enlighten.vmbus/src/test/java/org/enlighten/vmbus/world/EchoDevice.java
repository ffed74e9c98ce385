// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.enlighten.block.Slice;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.HostDevice;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.SharedBuffer;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.PacketType;

/// The host half of a device that sends everything back: each byte turned over. Data by address is turned over in the
/// guest's memory. A request whose first byte is [#SUB] brings a further channel, [#PUSH] data that nobody asked for.
public final class EchoDevice extends HostDevice {
    public static final UUID TYPE = UUID.fromString("3f0a1ce2-0b5d-4d8e-9c1a-6a2f7d5e0001");
    public static final UUID REFUSING = UUID.fromString("3f0a1ce2-0b5d-4d8e-9c1a-6a2f7d5e0002");
    /// Takes everything and answers nothing.
    public static final UUID SINK = UUID.fromString("3f0a1ce2-0b5d-4d8e-9c1a-6a2f7d5e0003");
    public static final String ID = "echo";
    public static final int SUB = 0x77;
    public static final int PUSH = 0x78;
    public static final int FAIL = 0x79;

    /// An answer that had no room.
    record Late(int channel, long transaction, byte[] payload, long cause) {}

    record State(List<Late> late, long received, int closed, List<Integer> slow) {}

    private final Outgoing out = new Outgoing();
    private final TreeMap<Integer, List<Late>> late = new TreeMap<>();
    private final List<Integer> slow = new ArrayList<>();
    long received;
    long bytes;
    int closed;
    /// Whether a request may make it throw.
    boolean fails;
    /// Whether it takes its time to finish when a channel is closed.
    boolean lingers;

    EchoDevice(DeviceNode node, DriverContext kernel) {
        super(ID, node, kernel);
    }

    @Override
    protected boolean opened(HostChannel channel) {
        return !channel.offer().interfaceType().equals(REFUSING);
    }

    @Override
    protected void received(HostChannel channel, Packet packet) {
        received++;
        if (channel.offer().interfaceType().equals(SINK)) {
            bytes += packet.i64(0) & 1;
            return;
        }
        byte[] payload = packet.payload();
        if (packet.type() == PacketType.GPA_DIRECT) packet.ranges().forEach(r -> turn(channel, r));
        if (payload.length > 8 && payload[0] == SUB) channel.offerSubChannel(payload[8]);
        if (payload.length > 8 && payload[0] == PUSH) push(channel, payload);
        if (fails && payload.length > 8 && payload[0] == FAIL) throw new IllegalStateException("told to");
        turn(payload);
        if (packet.wantsCompletion()) answer(channel, new Late(0, packet.transaction(), payload, packet.cause()));
    }

    private static void turn(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) bytes[i] ^= (byte) 0xFF;
    }

    private void turn(HostChannel channel, GpaRange range) {
        Optional<List<Slice>> slices = channel.memory(range);
        if (slices.isEmpty()) return;
        for (Slice s : slices.get()) {
            byte[] bytes = s.toBytes();
            turn(bytes);
            s.fill(bytes, 0);
        }
    }

    /// Puts data into a shared buffer and says where.
    private void push(HostChannel channel, byte[] request) {
        int id = request[8] & 0xFF | (request[9] & 0xFF) << 8 | (request[10] & 0xFF) << 16 | (request[11] & 0xFF) << 24;
        Optional<SharedBuffer> buffer = channel.buffer(id);
        if (buffer.isEmpty()) return;
        byte[] data = new byte[5000];
        for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 7);
        buffer.get().write(100, data, 0, data.length);
        channel.send(out.transfer(99, 1, List.of(new Packet.Piece(100, data.length))));
    }

    private void answer(HostChannel channel, Late answer) {
        List<Late> waiting = late.computeIfAbsent(channel.number(), _ -> new ArrayList<>());
        if (waiting.isEmpty() && send(channel, answer)) return;
        waiting.add(new Late(channel.number(), answer.transaction(), answer.payload(), answer.cause()));
    }

    private boolean send(HostChannel channel, Late answer) {
        return channel.send(
                out.completion(answer.transaction()).payload(answer.payload()).cause(answer.cause()));
    }

    @Override
    protected void writable(HostChannel channel) {
        List<Late> waiting = late.getOrDefault(channel.number(), new ArrayList<>());
        while (!waiting.isEmpty() && send(channel, waiting.getFirst())) waiting.removeFirst();
    }

    @Override
    protected void closed(HostChannel channel) {
        closed++;
        late.remove(channel.number());
        if (lingers) slow.add(channel.number());
        else channel.finished();
    }

    /// Lets go of the channels it still held.
    void finish() {
        for (int number : slow) bus().flatMap(b -> b.channel(number)).ifPresent(HostChannel::finished);
        slow.clear();
    }

    @Override
    public Saved save() {
        List<Late> all = new ArrayList<>();
        late.values().forEach(all::addAll);
        return Saved.of(new State(all, received, closed, List.copyOf(slow)));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        for (Late l : s.late())
            late.computeIfAbsent(l.channel(), _ -> new ArrayList<>()).add(l);
        received = s.received();
        closed = s.closed();
        slow.addAll(s.slow());
    }
}
