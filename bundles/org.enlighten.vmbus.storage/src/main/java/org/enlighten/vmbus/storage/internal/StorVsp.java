// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.HostDevice;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.protocol.PacketType;
import org.enlighten.vmbus.storage.StorageDisks;
import org.enlighten.vmbus.storage.StorageEvents;
import org.enlighten.vmbus.storage.StorageEvents.Refusal;
import org.enlighten.vmbus.storage.StorageProviderFactory;
import org.enlighten.vmbus.storage.StorageUnit;
import org.enlighten.vmbus.storage.protocol.ChannelProperties;
import org.enlighten.vmbus.storage.protocol.NtStatus;
import org.enlighten.vmbus.storage.protocol.Srb;
import org.enlighten.vmbus.storage.protocol.SrbAnswer;
import org.enlighten.vmbus.storage.protocol.SrbStatus;
import org.enlighten.vmbus.storage.protocol.StorageClass;
import org.enlighten.vmbus.storage.protocol.StorageCodec;
import org.enlighten.vmbus.storage.protocol.StorageLayout;
import org.enlighten.vmbus.storage.protocol.StorageRequest;
import org.enlighten.vmbus.storage.protocol.StorageVersion;

/// The storage provider of the root's kernel: each packet is copied out once, checked and then used; commands are
/// answered here or become one request to their disk, with the guest's own memory as its data. The guest's packet,
/// filled in, is the answer.
public final class StorVsp extends HostDevice implements StorageDisks.Client, Execution.Ends {
    /// A transfer that has ended and is not answered yet: 0, or the number of its failure plus one.
    record Ended(long tag, int failure) {}

    record State(List<Controller.State> controllers, List<Ended> ended, long nextTag) {}

    /// Of one request's data.
    static final int TRANSFER_BYTES_MOST = 256 * 1024;

    private final Outgoing out = new Outgoing();
    private final StorageDisks disks;
    private final Execution execution;
    private final TreeMap<Integer, Controller> controllers = new TreeMap<>();
    private final TreeMap<Long, Integer> ended = new TreeMap<>();

    public StorVsp(DeviceNode node, DriverContext kernel, StorageDisks disks) {
        super(StorageProviderFactory.ID, node, kernel);
        this.disks = disks;
        execution = new Execution(kernel.memories(), kernel.simulation().trace(), disks, this);
        disks.attach(this);
    }

    private Optional<Controller> of(int channel) {
        Controller first = controllers.get(channel);
        if (first != null) return Optional.of(first);
        for (Controller c : controllers.values()) if (c.serves(channel)) return Optional.of(c);
        return Optional.empty();
    }

    // Channels

    @Override
    protected boolean opened(HostChannel channel) {
        if (channel.offer().subChannel() != 0) return openedFurther(channel);
        List<StorageUnit> units = disks.units(channel.partition(), channel.offer());
        boolean single = channel.offer().interfaceType().equals(StorageClass.IDE);
        if (single && units.size() != 1) return false;
        controllers.put(channel.number(), new Controller(channel.number(), channel.partition(), single, units));
        return true;
    }

    private boolean openedFurther(HostChannel channel) {
        Optional<Controller> owner = controllers.values().stream()
                .filter(c -> c.partition == channel.partition() && isOf(c, channel))
                .findFirst();
        owner.ifPresent(c -> c.subChannels.add(channel.number()));
        return owner.isPresent();
    }

    private boolean isOf(Controller c, HostChannel further) {
        return c.handshake.isReady()
                && !c.closing.contains(c.channel)
                && first(c).filter(
                                f -> f.offer().instance().equals(further.offer().instance()))
                        .isPresent();
    }

    private Optional<HostChannel> first(Controller c) {
        return bus().flatMap(b -> b.channel(c.channel));
    }

    @Override
    protected void closed(HostChannel channel) {
        Optional<Controller> found = of(channel.number());
        if (found.isEmpty()) {
            channel.finished();
            return;
        }
        Controller c = found.get();
        c.dropLate(channel.number());
        c.subChannels.remove(channel.number());
        c.closing.add(channel.number());
        if (channel.number() == c.channel) takeBackFurther(c, channel);
        finishClosed(c);
    }

    private void takeBackFurther(Controller c, HostChannel first) {
        for (HostChannel other : bus().orElseThrow().channels(c.partition)) {
            boolean further = other.offer().subChannel() != 0
                    && other.offer().instance().equals(first.offer().instance());
            if (further) other.rescind();
        }
    }

    private void finishClosed(Controller c) {
        for (int number : List.copyOf(c.closing)) if (number != c.channel) finish(c, number);
        if (c.closing.contains(c.channel)) finish(c, c.channel);
    }

    private void finish(Controller c, int number) {
        if (!c.isIdle(number)) return;
        c.closing.remove(number);
        if (number == c.channel) controllers.remove(number);
        bus().flatMap(b -> b.channel(number)).ifPresent(HostChannel::finished);
    }

    @Override
    protected void writable(HostChannel channel) {
        Optional<Controller> c = of(channel.number());
        if (c.isEmpty()) return;
        for (Optional<Late> next = c.get().firstLate(channel.number());
                next.isPresent() && send(channel, next.get());
                next = c.get().firstLate(channel.number())) c.get().drop(next.get());
    }

    // Packets

    @Override
    protected void received(HostChannel channel, Packet packet) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        Optional<Controller> found = of(channel.number());
        if (found.isEmpty()) return;
        Controller c = found.get();
        int bytes = packet.bytes();
        Optional<StorageRequest> request = Optional.empty();
        byte[] copy = new byte[Math.min(bytes, StorageLayout.BYTES_MAX)];
        packet.copy(0, copy, 0, copy.length);
        boolean agreed = c.handshake.isVersioned();
        if (!agreed || bytes == c.handshake.version().packetBytes()) request = StorageCodec.request(copy, bytes);
        if (request.isEmpty()) refuse(c, channel, packet, copy, Refusal.LENGTH, NtStatus.INVALID_PARAMETER);
        else take(c, channel, packet, copy, request.get());
    }

    private void take(Controller c, HostChannel channel, Packet packet, byte[] copy, StorageRequest request) {
        boolean first = channel.number() == c.channel;
        switch (request) {
            case StorageRequest.Execute(Srb srb) -> {
                if (c.handshake.isReady()) execute(c, channel, packet, copy, srb);
                else refuse(c, channel, packet, copy, Refusal.NOT_NOW, NtStatus.INVALID_DEVICE_STATE);
            }
            case StorageRequest.Unknown _ ->
                refuse(c, channel, packet, copy, Refusal.OPERATION, NtStatus.INVALID_DEVICE_REQUEST);
            case StorageRequest.Reset _ -> {
                if (c.handshake.isReady()) {
                    c.units.reset();
                    answer(c, channel, packet, copy, NtStatus.SUCCESS);
                } else refuse(c, channel, packet, copy, Refusal.NOT_NOW, NtStatus.INVALID_DEVICE_STATE);
            }
            case StorageRequest.CreateSubChannels(int count) -> createFurther(c, channel, packet, copy, count);
            case StorageRequest.Begin _,
                    StorageRequest.End _,
                    StorageRequest.QueryProperties _,
                    StorageRequest.QueryVersion _ -> {
                if (first) begin(c, channel, packet, copy, request);
                else refuse(c, channel, packet, copy, Refusal.NOT_NOW, NtStatus.INVALID_DEVICE_STATE);
            }
        }
    }

    private void begin(Controller c, HostChannel channel, Packet packet, byte[] copy, StorageRequest step) {
        int status = c.handshake.take(step);
        if (status != NtStatus.SUCCESS) {
            Refusal why = status == NtStatus.REVISION_MISMATCH ? Refusal.VERSION : Refusal.NOT_NOW;
            refuse(c, channel, packet, copy, why, status);
            return;
        }
        if (step instanceof StorageRequest.QueryProperties) StorageCodec.answer(copy, properties(c));
        else StorageCodec.answer(copy, status);
        if (step instanceof StorageRequest.End)
            told(c, StorageEvents.READY, packet.cause(), c.handshake.version().wire(), c.units.count());
        send(c, packet, new Late(channel.number(), packet.transaction(), copy, packet.cause()));
    }

    private ChannelProperties properties(Controller c) {
        int path = c.single ? c.units.get(0).path() : 0;
        int target = c.single ? c.units.get(0).target() : 0;
        boolean old = !c.handshake.version().hasSubChannels();
        return new ChannelProperties(old ? path : 0, old ? target : 0, furtherMost(c), TRANSFER_BYTES_MOST);
    }

    private int furtherMost(Controller c) {
        StorageVersion version = c.handshake.version();
        return c.single || !version.hasSubChannels() ? 0 : disks.subChannelsMost(c.partition);
    }

    private void createFurther(Controller c, HostChannel channel, Packet packet, byte[] copy, int count) {
        boolean may = channel.number() == c.channel && c.handshake.isReady();
        if (!may || count > furtherMost(c)) {
            int status = may ? NtStatus.INVALID_PARAMETER : NtStatus.INVALID_DEVICE_STATE;
            refuse(c, channel, packet, copy, may ? Refusal.TOO_MUCH : Refusal.NOT_NOW, status);
            return;
        }
        answer(c, channel, packet, copy, NtStatus.SUCCESS);
        for (int i = 1; i <= count; i++) channel.offerSubChannel(i);
    }

    private void execute(Controller c, HostChannel channel, Packet packet, byte[] copy, Srb srb) {
        boolean direct = packet.type() == PacketType.GPA_DIRECT;
        int stretches = direct ? packet.ranges().size() : 0;
        boolean empty = stretches == 1 && packet.ranges().getFirst().bytes() == 0;
        Optional<List<Slice>> memory = stretches == 0 || empty
                ? Optional.of(List.of())
                : stretches == 1 ? channel.memory(packet.ranges().getFirst()) : Optional.empty();
        long given = stretches == 1 ? packet.ranges().getFirst().bytes() : 0;
        SrbStatus wrong = srb.length() != c.handshake.version().srbBytes()
                ? SrbStatus.BAD_SRB_LENGTH
                : memory.isEmpty() || srb.cdbBytes() < 1 || srb.cdbBytes() > StorageLayout.CDB_MAX
                        ? SrbStatus.INVALID_REQUEST
                        : SrbStatus.SUCCESS;
        Incoming request = new Incoming(
                channel.number(),
                packet.transaction(),
                packet.wantsCompletion(),
                copy,
                srb,
                Arrays.copyOf(srb.cdb(), Math.min(srb.cdbBytes(), StorageLayout.CDB_MAX)),
                Math.min(Math.min(srb.dataBytes(), given), TRANSFER_BYTES_MOST),
                memory.orElse(List.of()),
                packet.cause());
        if (wrong == SrbStatus.SUCCESS) execution.execute(c, request);
        else {
            Refusal why = memory.isEmpty() ? Refusal.MEMORY : Refusal.LENGTH;
            told(c, StorageEvents.REFUSED, packet.cause(), srb.cdb()[0] & 0xFF, why.ordinal());
            ended(c, request, SrbAnswer.of(wrong, 0));
        }
    }

    // Answers

    @Override
    public void ended(Controller c, Incoming request, SrbAnswer answer) {
        int room = request.srb().senseRoom();
        ended(
                c,
                request.channel(),
                request.transaction(),
                request.answered(),
                request.packet(),
                room,
                answer,
                request.cause());
    }

    private void ended(
            Controller c,
            int channel,
            long transaction,
            boolean answered,
            byte[] packet,
            int senseRoom,
            SrbAnswer answer,
            long cause) {
        StorageCodec.answer(packet, answer, senseRoom);
        told(c, StorageEvents.ANSWER, cause, answer.srbStatus(), answer.dataBytes());
        if (answered) send(c, new Late(channel, transaction, packet, cause));
    }

    private void answer(Controller c, HostChannel channel, Packet packet, byte[] copy, int status) {
        StorageCodec.answer(copy, status);
        send(c, packet, new Late(channel.number(), packet.transaction(), copy, packet.cause()));
    }

    private void refuse(Controller c, HostChannel channel, Packet packet, byte[] copy, Refusal why, int status) {
        int operation = copy.length < StorageLayout.FLAGS ? 0 : packet.i32(StorageLayout.OPERATION);
        told(c, StorageEvents.REFUSED, packet.cause(), operation, why.ordinal());
        if (copy.length >= StorageLayout.SRB) answer(c, channel, packet, copy, status);
    }

    private void send(Controller c, Packet asked, Late answer) {
        if (asked.wantsCompletion()) send(c, answer);
    }

    private void send(Controller c, Late answer) {
        Optional<HostChannel> channel = bus().flatMap(b -> b.channel(answer.channel()));
        if (channel.isEmpty() || !channel.get().isOpen()) return;
        boolean sent = !c.isHeldUp(answer.channel()) && send(channel.get(), answer);
        if (!sent && !c.hold(answer)) told(c, StorageEvents.REFUSED, answer.cause(), 0, Refusal.TOO_MUCH.ordinal());
    }

    private boolean send(HostChannel channel, Late answer) {
        return channel.send(
                out.completion(answer.transaction()).payload(answer.packet()).cause(answer.cause()));
    }

    private void told(Controller c, EventType type, long cause, long a, long b) {
        kernel.simulation().trace().record(type, (int) c.partition, -1, Mode.KERNEL, cause, a, b);
    }

    // Disks

    @Override
    public void completed(long tag, Outcome outcome) {
        int failure = outcome instanceof Outcome.Failed f ? 1 + f.failure().ordinal() : 0;
        for (Controller c : controllers.values()) {
            Optional<Flight> flight = c.flight(tag);
            if (flight.isEmpty()) continue;
            ended.put(tag, failure);
            wakeWith(tag, flight.get().cause());
            return;
        }
    }

    @Override
    protected void woken(long tag) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        Integer failure = ended.remove(tag);
        for (Controller c : controllers.values()) {
            Optional<Flight> flight = c.take(tag);
            if (flight.isEmpty()) continue;
            Flight f = flight.get();
            SrbAnswer answer = execution.answer(c, f, failure);
            ended(c, f.channel(), f.transaction(), f.answered(), f.packet(), f.senseRoom(), answer, f.cause());
            if (!c.closing.isEmpty()) finishClosed(c);
            return;
        }
    }

    @Override
    public void unloaded() {
        controllers.values().forEach(c -> c.removeMemories(kernel.memories()));
    }

    @Override
    public Saved save() {
        List<Ended> ends = new ArrayList<>();
        ended.forEach((tag, failure) -> ends.add(new Ended(tag, failure)));
        return Saved.of(
                new State(controllers.values().stream().map(Controller::save).toList(), ends, execution.nextTag()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        for (Controller.State c : s.controllers())
            controllers.put(c.channel(), Controller.restored(c, kernel.memories()));
        for (Ended e : s.ended()) ended.put(e.tag(), e.failure());
        execution.nextTag(s.nextTag());
    }
}
