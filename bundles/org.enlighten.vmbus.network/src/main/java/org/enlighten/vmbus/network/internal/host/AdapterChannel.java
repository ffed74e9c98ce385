// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.host;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.enlighten.network.Frame;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.simulation.EventType;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.SharedBuffer;
import org.enlighten.vmbus.network.AdapterEvents;
import org.enlighten.vmbus.network.AdapterEvents.Refusal;
import org.enlighten.vmbus.network.VirtualAdapter;
import org.enlighten.vmbus.network.protocol.NetworkInterface;
import org.enlighten.vmbus.network.protocol.NvspCodec;
import org.enlighten.vmbus.network.protocol.NvspMessage;
import org.enlighten.vmbus.network.protocol.NvspStatus;
import org.enlighten.vmbus.network.protocol.NvspVersion;
import org.enlighten.vmbus.network.protocol.RndisCodec;
import org.enlighten.vmbus.network.protocol.RndisFrame;
import org.enlighten.vmbus.network.protocol.RndisMessage;
import org.enlighten.vmbus.network.protocol.RndisStatus;

/// One open channel of one adapter: reads what the guest says and answers it.
public final class AdapterChannel {
    /// What a channel sees of the rest.
    public interface Surroundings {
        /// Empty when the machine's adapter is there no more.
        Optional<VirtualAdapter> adapter();

        /// A frame was copied, which costs time.
        void copied();

        void tell(EventType type, long cause, long what);
    }

    /// What is saved.
    ///
    /// @param arrived frames that have come from outside and were not looked at
    public record State(
            int channel,
            int adapter,
            Handshake.State handshake,
            ControlPlane.State control,
            Outbox.State outbox,
            List<Frame> arrived,
            boolean linkChanged,
            Traffic.State traffic) {}

    private static final int ARRIVED_MAX = 512;

    private final int channel;
    private final int adapter;
    private final Surroundings around;
    private final Traffic traffic = new Traffic();
    private final Handshake handshake;
    private final ControlPlane control;
    private final Outbox outbox;
    private final ArrayDeque<Frame> arrived = new ArrayDeque<>();
    private boolean linkChanged;

    public AdapterChannel(int channel, int adapter, NvspVersion most, Surroundings around) {
        this.channel = channel;
        this.adapter = adapter;
        this.around = around;
        handshake = new Handshake(most);
        control = new ControlPlane(new Objects(handshake, traffic));
        outbox = new Outbox(handshake);
    }

    public int channel() {
        return channel;
    }

    public int adapter() {
        return adapter;
    }

    /// Something has come from outside.
    ///
    /// @return whether [#woken] is to be called
    public boolean arrived(Frame frame) {
        if (arrived.size() >= ARRIVED_MAX) {
            missed(frame);
            return false;
        }
        arrived.add(frame);
        return arrived.size() == 1;
    }

    private void missed(Frame frame) {
        traffic.oneMissed();
        around.tell(AdapterEvents.MISSED, frame.cause(), frame.length());
    }

    public void linkChanged() {
        linkChanged = true;
    }

    /// Passes on what has come from outside.
    public void woken(HostChannel to) {
        Optional<VirtualAdapter> own = around.adapter();
        if (linkChanged && own.isPresent()) tellLink(own.get());
        linkChanged = false;
        MacAddress address = own.map(VirtualAdapter::address).orElse(MacAddress.BROADCAST);
        for (Frame frame = arrived.poll(); frame != null; frame = arrived.poll()) pass(frame, address);
        flush(to);
    }

    private void tellLink(VirtualAdapter own) {
        if (!control.isBegun()) return;
        int status = own.isLinked() ? RndisStatus.MEDIA_CONNECT : RndisStatus.MEDIA_DISCONNECT;
        if (!outbox.control(RndisCodec.encode(new RndisMessage.Indicate(status, new byte[0])), 0))
            refused(Refusal.TOO_MUCH, 0);
    }

    private void pass(Frame frame, MacAddress own) {
        if (!control.wants(frame.bytes(), own)) return;
        if (!outbox.frame(frame)) missed(frame);
    }

    /// Sends what waits, as far as there is room.
    public void flush(HostChannel to) {
        outbox.flush(to, this::passedOn);
    }

    private void passedOn() {
        around.copied();
        traffic.oneReceived();
    }

    private void refused(Refusal reason, long cause) {
        traffic.oneRefused();
        around.tell(AdapterEvents.REFUSED, cause, reason.ordinal());
    }

    /// The guest gives a piece of its receive buffer back.
    public void completed(HostChannel from, Packet packet) {
        if (!outbox.giveBack(packet.transaction())) refused(Refusal.NOT_ASKED, packet.cause());
        flush(from);
    }

    /// The guest says something.
    public void received(HostChannel from, Packet packet) {
        Optional<NvspMessage> message = NvspCodec.decode(packet.payload(), false);
        if (message.isEmpty()) {
            refused(Refusal.NOT_UNDERSTOOD, packet.cause());
            answer(packet, new byte[0]);
        } else handle(from, packet, message.get());
        flush(from);
    }

    private void handle(HostChannel from, Packet packet, NvspMessage message) {
        switch (message) {
            case NvspMessage.Init init -> init(packet, init);
            case NvspMessage.NdisConfig config -> {
                handshake.config(config);
                answer(packet, new byte[0]);
            }
            case NvspMessage.NdisVersion _ -> answer(packet, new byte[0]);
            case NvspMessage.SendReceiveBuffer asked -> receiveBuffer(from, packet, asked);
            case NvspMessage.SendSendBuffer asked -> sendBuffer(from, packet, asked);
            case NvspMessage.RevokeReceiveBuffer(int id) -> {
                if (handshake.revokeReceive(id)) outbox.revoked();
                else refused(Refusal.NO_SUCH_BUFFER, packet.cause());
                answer(packet, new byte[0]);
            }
            case NvspMessage.RevokeSendBuffer _ -> {
                if (!handshake.revokeSend()) refused(Refusal.NO_SUCH_BUFFER, packet.cause());
                answer(packet, new byte[0]);
            }
            case NvspMessage.RndisPacket rndis -> rndis(from, packet, rndis);
            case NvspMessage.SwitchDataPath _ -> answer(packet, new byte[0]);
            case NvspMessage.SubChannels _ ->
                answer(packet, new NvspMessage.SubChannelsComplete(NvspStatus.FAILURE, 0));
            case NvspMessage.InitComplete _,
                    NvspMessage.ReceiveBufferComplete _,
                    NvspMessage.SendBufferComplete _,
                    NvspMessage.RndisComplete _,
                    NvspMessage.SubChannelsComplete _ -> refused(Refusal.NOT_UNDERSTOOD, packet.cause());
        }
    }

    private void init(Packet packet, NvspMessage.Init init) {
        NvspMessage.InitComplete answer = handshake.init(init);
        if (answer.status() == NvspStatus.SUCCESS) around.tell(AdapterEvents.AGREED, packet.cause(), init.version());
        answer(packet, answer);
    }

    private void receiveBuffer(HostChannel from, Packet packet, NvspMessage.SendReceiveBuffer asked) {
        Optional<SharedBuffer> buffer = from.buffer(asked.gpadl());
        boolean taken = buffer.isPresent() && handshake.receiveFrom(asked);
        if (taken) outbox.pieces().cut(buffer.get().bytes(), handshake.frameBytes());
        else refused(buffer.isEmpty() ? Refusal.NO_SUCH_BUFFER : Refusal.NOT_NOW, packet.cause());
        answer(
                packet,
                taken
                        ? new NvspMessage.ReceiveBufferComplete(NvspStatus.SUCCESS, Handshake.section(outbox.pieces()))
                        : new NvspMessage.ReceiveBufferComplete(NvspStatus.FAILURE, List.of()));
    }

    private void sendBuffer(HostChannel from, Packet packet, NvspMessage.SendSendBuffer asked) {
        Optional<SharedBuffer> buffer = from.buffer(asked.gpadl());
        boolean taken =
                buffer.isPresent() && handshake.sendFrom(asked, buffer.get().bytes());
        if (!taken) refused(buffer.isEmpty() ? Refusal.NO_SUCH_BUFFER : Refusal.NOT_NOW, packet.cause());
        int status = taken ? NvspStatus.SUCCESS : NvspStatus.FAILURE;
        answer(packet, new NvspMessage.SendBufferComplete(status, NetworkInterface.SECTION_BYTES));
    }

    /// RNDIS messages: their memory is the guest's again when this has ended.
    private void rndis(HostChannel from, Packet packet, NvspMessage.RndisPacket message) {
        int most = message.control() ? RndisCodec.BYTES_MAX : ControlPlane.TRANSFER_BYTES_MAX;
        Optional<byte[]> bytes = new Gathering(from, handshake).of(packet, message, most);
        boolean done;
        if (bytes.isEmpty()) {
            refused(Refusal.BAD_MEMORY, packet.cause());
            done = false;
        } else done = message.control() ? control(packet, bytes.get()) : frames(packet, bytes.get());
        answer(packet, new NvspMessage.RndisComplete(done ? NvspStatus.SUCCESS : NvspStatus.INVALID_RNDIS));
    }

    private boolean control(Packet packet, byte[] bytes) {
        Optional<RndisMessage> message = RndisCodec.decode(bytes);
        Optional<VirtualAdapter> own = around.adapter();
        if (message.isEmpty() || own.isEmpty() || handshake.receiveBuffer().isEmpty()) {
            refused(message.isEmpty() ? Refusal.BAD_RNDIS : Refusal.NOT_NOW, packet.cause());
            return false;
        }
        int before = control.filter();
        for (RndisMessage answer : control.answer(message.get(), own.get()))
            if (!outbox.control(RndisCodec.encode(answer), packet.cause())) refused(Refusal.TOO_MUCH, packet.cause());
        if (control.filter() != before) around.tell(AdapterEvents.FILTER, packet.cause(), control.filter());
        return true;
    }

    /// Frames one after the other; from the first that is none nothing more is looked at.
    private boolean frames(Packet packet, byte[] bytes) {
        Optional<VirtualAdapter> own = around.adapter();
        if (!control.isBegun() || own.isEmpty()) {
            refused(Refusal.NOT_NOW, packet.cause());
            return false;
        }
        int at = 0;
        for (int count = 0; at < bytes.length && count < ControlPlane.PACKETS_MAX; count++) {
            int length = RndisFrame.lengthAt(bytes, at);
            Optional<RndisFrame> frame = length == 0 ? Optional.empty() : RndisFrame.decode(bytes, at, length);
            if (frame.filter(f -> f.frame().length <= handshake.frameBytes()).isEmpty()) {
                refused(Refusal.BAD_RNDIS, packet.cause());
                return false;
            }
            traffic.oneSent();
            around.copied();
            own.get().send(new Frame(Tags.into(frame.get()), packet.cause()));
            at += length + 7 & ~7;
        }
        return true;
    }

    private void answer(Packet packet, NvspMessage message) {
        answer(packet, NvspCodec.encode(message, handshake.messageBytes()));
    }

    private void answer(Packet packet, byte[] payload) {
        if (packet.wantsCompletion() && !outbox.answer(packet.transaction(), payload, packet.cause()))
            refused(Refusal.TOO_MUCH, packet.cause());
    }

    public State save() {
        return new State(
                channel,
                adapter,
                handshake.save(),
                control.save(),
                outbox.save(),
                List.copyOf(arrived),
                linkChanged,
                traffic.save());
    }

    public void restore(State s) {
        handshake.restore(s.handshake());
        control.restore(s.control());
        outbox.restore(s.outbox());
        arrived.addAll(s.arrived());
        linkChanged = s.linkChanged();
        traffic.restore(s.traffic());
    }
}
