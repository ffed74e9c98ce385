// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.simulation.Chance;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.client.GuestDriver;
import org.enlighten.vmbus.network.protocol.NetworkInterface;
import org.enlighten.vmbus.network.protocol.NvspCodec;
import org.enlighten.vmbus.network.protocol.NvspMessage;
import org.enlighten.vmbus.network.protocol.Oid;
import org.enlighten.vmbus.network.protocol.RndisCodec;
import org.enlighten.vmbus.network.protocol.RndisFrame;
import org.enlighten.vmbus.network.protocol.RndisMessage;
import org.enlighten.vmbus.protocol.GpaRange;

/// A guest's driver that says anything to its adapter's host: messages in any order, with bytes changed, about memory
/// that is not there, answers to nothing, buffers that come and go.
final class HostileAdapter extends GuestDriver {
    private static final int RING_BYTES = 64 << 10;
    private static final int BUFFER_PAGES = 32;
    private static final int BURST = 16;

    private final Chance chance;
    private final long goal;
    private final Outgoing out = new Outgoing();
    private final List<Integer> buffers = new ArrayList<>();
    private final long memory;
    long said;
    private int sharing;

    private HostileAdapter(DeviceNode node, DriverContext kernel, long seed, long goal) {
        super(node, kernel);
        chance = new Chance(seed);
        this.goal = goal;
        memory = kernel.allocatePages(BUFFER_PAGES);
    }

    /// Made for the same devices, and by the same id, as the Linux driver.
    record Factory(long seed, long goal, List<HostileAdapter> made) implements DriverFactory {
        @Override
        public String id() {
            return "hv_netvsc";
        }

        @Override
        public String version() {
            return "1.0";
        }

        @Override
        public String description() {
            return "Hostile adapter";
        }

        @Override
        public String deviceClass() {
            return "Net";
        }

        @Override
        public Set<String> binds() {
            return Set.of(Offer.deviceId(NetworkInterface.TYPE));
        }

        @Override
        public Driver create(DeviceNode node, DriverContext context) {
            HostileAdapter driver = new HostileAdapter(node, context, seed, goal);
            made.add(driver);
            return driver;
        }
    }

    @Override
    protected void attached() {
        channel().open(RING_BYTES);
    }

    @Override
    protected void opened(GuestChannel which) {
        if (buffers.isEmpty() && sharing == 0) {
            which.share(memory, BUFFER_PAGES * GuestMemory.PAGE_BYTES);
            sharing++;
        }
        wakeWith(1, 0);
    }

    @Override
    protected void refused(GuestChannel which) {}

    @Override
    protected void shared(GuestChannel which, int buffer, boolean accepted) {
        sharing--;
        if (accepted) buffers.add(buffer);
    }

    @Override
    protected void received(GuestChannel which, Packet packet) {
        // some are never given back
        if (packet.wantsCompletion() && chance.nextInt(8) != 0)
            which.send(out.completion(packet.transaction()).payload(mutated(nvsp(new NvspMessage.RndisComplete(1)))));
    }

    @Override
    protected void completed(GuestChannel which, Packet packet) {}

    @Override
    protected void closed(GuestChannel which) {
        buffers.clear();
        which.open(RING_BYTES);
    }

    @Override
    protected void writable(GuestChannel which) {
        wakeWith(1, 0);
    }

    @Override
    protected void woken(long word) {
        boolean room = channel().isOpen();
        for (int i = 0; i < BURST && said < goal && room; i++) room = say(channel());
        // when there is no room the bus tells when there is; when it is closed, when it is open again
        if (said < goal && room) wakeWith(1, 0);
    }

    /// @return whether more can be said now
    private boolean say(GuestChannel to) {
        switch (chance.nextInt(400)) {
            case 0 -> {
                to.close();
                return false;
            }
            case 1 -> {
                if (sharing == 0 && buffers.size() < 3) {
                    sharing++;
                    to.share(memory, (1 + chance.nextInt(BUFFER_PAGES)) * GuestMemory.PAGE_BYTES);
                }
                return true;
            }
            case 2 -> {
                if (!buffers.isEmpty()) to.unshare(buffers.remove(chance.nextInt(buffers.size())));
                return true;
            }
            default -> {
                Outgoing packet = packet();
                boolean sent = to.send(chance.nextInt(3) != 0 ? packet.wantsCompletion() : packet);
                if (sent) said++;
                return sent;
            }
        }
    }

    private Outgoing packet() {
        byte[] payload = mutated(message());
        return switch (chance.nextInt(6)) {
            case 0 -> out.completion(chance.nextInt(40)).payload(payload);
            case 1 -> out.data(chance.nextLong()).payload(payload);
            case 2 -> out.cancel(3).payload(payload);
            default -> out.direct(chance.nextLong(), ranges()).payload(payload);
        };
    }

    private byte[] message() {
        int buffer = buffers.isEmpty() ? 7 : buffers.get(chance.nextInt(buffers.size()));
        return switch (chance.nextInt(12)) {
            case 0 -> nvsp(new NvspMessage.Init(chance.nextInt(2) == 0 ? 2 : 0x60001, 2));
            case 1 -> nvsp(new NvspMessage.SendReceiveBuffer(buffer, NetworkInterface.RECEIVE_BUFFER));
            case 2 -> nvsp(new NvspMessage.SendSendBuffer(buffer, 0));
            case 3 -> nvsp(new NvspMessage.NdisConfig(1514 + chance.nextInt(9000), 0xAC));
            case 4 ->
                nvsp(
                        chance.nextInt(20) == 0
                                ? new NvspMessage.RevokeReceiveBuffer(NetworkInterface.RECEIVE_BUFFER)
                                : new NvspMessage.SubChannels(1, 4));
            case 5 -> nvsp(new NvspMessage.RndisPacket(false, chance.nextInt(30), chance.nextInt(7000)));
            default -> nvsp(new NvspMessage.RndisPacket(chance.nextInt(2) == 0, -1, 0));
        };
    }

    private static byte[] nvsp(NvspMessage message) {
        return NvspCodec.encode(message, 40);
    }

    private List<GpaRange> ranges() {
        byte[] rndis = mutated(
                switch (chance.nextInt(6)) {
                    case 0 -> RndisCodec.encode(new RndisMessage.Initialize(1, 1, 0, 0x4000));
                    case 1 ->
                        RndisCodec.encode(new RndisMessage.Query(2, 0x00010101 + chance.nextInt(32), new byte[0]));
                    case 2 -> RndisCodec.encode(new RndisMessage.Set(3, Oid.PACKET_FILTER, new byte[] {0x2F, 0, 0, 0}));
                    case 3 -> RndisCodec.encode(new RndisMessage.KeepAlive(4));
                    default -> frames();
                });
        long at = memory + chance.nextInt(3 * 4096);
        kernel.memory().write(at, rndis, 0, rndis.length);
        List<GpaRange> ranges = new ArrayList<>(List.of(GpaRange.of(at, rndis.length)));
        if (chance.nextInt(20) == 0) ranges.add(GpaRange.of(chance.nextLong(1L << 40) << 12, 1 + chance.nextInt(9000)));
        if (chance.nextInt(20) == 0) ranges.add(GpaRange.of(memory, 1 + chance.nextInt(BUFFER_PAGES * 4096)));
        return ranges;
    }

    private byte[] frames() {
        byte[] frame = new byte[60 + chance.nextInt(200)];
        for (int i = 0; i < 6; i++) frame[i] = (byte) 0xFF;
        frame[7] = 0x15;
        frame[8] = 0x5D;
        frame[11] = 1;
        return new RndisFrame(frame, chance.nextInt(2) == 0 ? RndisFrame.NO_TAG : chance.nextInt(0x10000)).encode();
    }

    private byte[] mutated(byte[] bytes) {
        if (chance.nextInt(3) != 0) return bytes;
        byte[] other = bytes.clone();
        for (int i = 1 + chance.nextInt(4); i > 0; i--)
            other[chance.nextInt(other.length)] = (byte) (chance.nextInt(3) == 0 ? 0xFF : chance.nextInt(256));
        return other;
    }
}
