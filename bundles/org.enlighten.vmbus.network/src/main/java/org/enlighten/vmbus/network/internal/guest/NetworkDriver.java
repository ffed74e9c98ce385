// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.guest;

import java.util.Optional;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.EventLog;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.driver.NetworkOffer;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.client.GuestDriver;
import org.enlighten.vmbus.network.client.NetworkDriverSettings;
import org.enlighten.vmbus.network.protocol.NetworkInterface;
import org.enlighten.vmbus.network.protocol.NvspCodec;
import org.enlighten.vmbus.network.protocol.NvspMessage;
import org.enlighten.vmbus.network.protocol.NvspStatus;
import org.enlighten.vmbus.network.protocol.RndisCodec;
import org.enlighten.vmbus.network.protocol.RndisFrame;
import org.enlighten.vmbus.network.protocol.RndisMessage;
import org.enlighten.vmbus.protocol.PacketType;

/// The guest's driver of a synthetic adapter. It agrees with the host on a version, shares its buffers, asks what the
/// adapter is, and from then on is a network adapter of its kernel.
public final class NetworkDriver extends GuestDriver {
    private record State(Greeting.State greeting, SendQueue.State sends) {}

    private static final int RING_BYTES = 128 << 10;
    private static final int PACKET_BYTES = 1_500;
    private static final int EVENT_NO_NETWORK = 5003;
    private static final Outcome FAILED =
            new Outcome.Failed(Outcome.Failure.INVALID, "the host did not take the frame");

    private final NetworkDriverSettings settings;
    private final long receiveBuffer;
    private final Greeting greeting;
    private final SendQueue sends;
    private final Receiving receiving;

    public NetworkDriver(DeviceNode node, DriverContext kernel, NetworkDriverSettings settings) {
        super(node, kernel);
        this.settings = settings;
        receiveBuffer = kernel.allocatePages(settings.receiveBytes() / GuestMemory.PAGE_BYTES);
        long sendBuffer = kernel.allocatePages(settings.sendBytes() / GuestMemory.PAGE_BYTES);
        // heads of frames in the first page, messages of the control channel in the second
        long own = kernel.allocatePages(2);
        sends = new SendQueue(kernel.memory(), sendBuffer, own, settings.copies());
        greeting = new Greeting(settings.versions(), kernel.memory(), own + GuestMemory.PAGE_BYTES);
        receiving = new Receiving(kernel.memory(), receiveBuffer, settings.receiveBytes());
    }

    @Override
    public int depth() {
        return SendQueue.SLOTS;
    }

    @Override
    protected void attached() {
        channel().open(RING_BYTES);
    }

    @Override
    protected void opened(GuestChannel which) {
        greeting.begin(which);
    }

    @Override
    protected void refused(GuestChannel which) {
        giveUp("the host does not open its channel");
    }

    private void giveUp(String why) {
        greeting.end();
        kernel.events()
                .report(
                        EventLog.Level.ERROR,
                        EVENT_NO_NETWORK,
                        settings.driverId(),
                        "The network adapter '%s' cannot be used: %s. Update the integration components, or use a legacy network adapter."
                                .formatted(settings.description(), why));
    }

    @Override
    protected void shared(GuestChannel which, int buffer, boolean accepted) {
        if (!accepted) giveUp("the host does not take its buffers");
        else greeting.shared(which, buffer);
    }

    @Override
    protected void completed(GuestChannel which, Packet packet) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        Optional<NvspMessage> answer = NvspCodec.decode(packet.payload(), true);
        if (answer.isEmpty()) return;
        if (answer.get() instanceof NvspMessage.RndisComplete(int status)) sent(which, packet.transaction(), status);
        else proceed(which, greeting.answered(which, answer.get()));
    }

    private void sent(GuestChannel which, long transaction, int status) {
        if (transaction == Greeting.TRANSACTION) {
            if (status != NvspStatus.SUCCESS) giveUp("the host does not take its requests");
            return;
        }
        long request = sends.done(transaction);
        if (request == SendQueue.NOTHING) return;
        kernel.complete(request, status == NvspStatus.SUCCESS ? Outcome.DONE : FAILED);
        sends.flush(which);
    }

    /// What follows from an answer of the host's.
    private void proceed(GuestChannel which, Greeting.Step step) {
        switch (step) {
            case WAIT -> {}
            case SHARE_RECEIVE -> which.share(receiveBuffer, settings.receiveBytes());
            case SHARE_SEND -> which.share(sends.buffer(), settings.sendBytes());
            case REFUSED -> giveUp("the host agrees to no version that it knows, or has no room for its buffers");
            case READY -> {
                sends.sections(greeting.sections(settings.sendBytes()));
                offer();
            }
            case LINK -> offer();
        }
    }

    private void offer() {
        MacAddress hardware = new MacAddress(greeting.address());
        kernel.offerNetwork(new NetworkOffer("", hardware, PACKET_BYTES, greeting.isLinked()));
    }

    @Override
    protected void requested(IoRequest request) {
        if (!(request.function() instanceof IoRequest.Function.Put(Slice data))) {
            kernel.complete(request.id(), FAILED);
            return;
        }
        if (settings.copies()) charge(kernel.costs().ns(Cost.PAGE_COPY));
        sends.add(request.id(), data.at(), data.length(), request.cause());
        sends.flush(channel());
    }

    @Override
    protected void received(GuestChannel which, Packet packet) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        Optional<NvspMessage> message = NvspCodec.decode(packet.payload(), false);
        boolean rndis = packet.type() == PacketType.TRANSFER_PAGES
                && packet.set() == NetworkInterface.RECEIVE_BUFFER
                && message.isPresent()
                && message.get() instanceof NvspMessage.RndisPacket;
        boolean taken = rndis;
        if (rndis) for (Packet.Piece piece : packet.pieces()) taken &= take(which, piece);
        if (packet.wantsCompletion())
            sends.answer(packet.transaction(), taken ? NvspStatus.SUCCESS : NvspStatus.FAILURE);
        sends.flush(which);
    }

    private boolean take(GuestChannel which, Packet.Piece piece) {
        Optional<byte[]> bytes = receiving.copy(piece);
        if (bytes.isEmpty()) return false;
        int length = RndisFrame.lengthAt(bytes.get(), 0);
        if (length == 0) return control(which, bytes.get());
        Optional<RndisFrame> frame = RndisFrame.decode(bytes.get(), 0, length);
        if (frame.isEmpty()) return false;
        charge(kernel.costs().ns(Cost.PAGE_COPY));
        kernel.frameReceived(Tagged.whole(frame.get()));
        return true;
    }

    private boolean control(GuestChannel which, byte[] bytes) {
        Optional<RndisMessage> message = RndisCodec.decode(bytes);
        message.ifPresent(m -> proceed(which, greeting.told(which, m)));
        return message.isPresent();
    }

    @Override
    protected void writable(GuestChannel which) {
        greeting.flush(which);
        sends.flush(which);
    }

    /// The host has closed it, for a fault of this driver's: nothing of what is under way is answered any more.
    @Override
    protected void closed(GuestChannel which) {
        for (long request : sends.drop()) kernel.complete(request, FAILED);
        greeting.end();
    }

    @Override
    public Saved save() {
        return Saved.of(new State(greeting.save(), sends.save()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        greeting.restore(s.greeting());
        sends.restore(s.sends());
    }
}
