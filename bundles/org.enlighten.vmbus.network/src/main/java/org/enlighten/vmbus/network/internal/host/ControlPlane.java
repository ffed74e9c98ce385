// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.host;

import java.util.List;
import org.enlighten.network.protocol.EthernetHeader;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.vmbus.network.VirtualAdapter;
import org.enlighten.vmbus.network.protocol.Offload;
import org.enlighten.vmbus.network.protocol.Oid;
import org.enlighten.vmbus.network.protocol.PacketFilter;
import org.enlighten.vmbus.network.protocol.RndisMessage;
import org.enlighten.vmbus.network.protocol.RndisStatus;

/// The control channel of one adapter: begun or not, which frames the guest wants, and the values of its objects.
final class ControlPlane {
    /// What is saved.
    record State(boolean begun, int filter) {}

    /// Packets in one transfer.
    static final int PACKETS_MAX = 8;
    /// Bytes of one transfer.
    static final int TRANSFER_BYTES_MAX = 1 << 16;
    /// Packets in one transfer begin at multiples of 8.
    private static final int ALIGNMENT = 3;

    private final Objects objects;
    private boolean begun;
    private int filter;

    ControlPlane(Objects objects) {
        this.objects = objects;
    }

    void clear() {
        begun = false;
        filter = 0;
    }

    boolean isBegun() {
        return begun;
    }

    int filter() {
        return filter;
    }

    /// Whether the guest wants a frame.
    boolean wants(byte[] frame, MacAddress own) {
        if (filter == 0 || frame.length < EthernetHeader.BYTES) return false;
        if ((filter & PacketFilter.PROMISCUOUS) != 0) return true;
        MacAddress to = MacAddress.at(frame, 0);
        if (to.isBroadcast()) return (filter & PacketFilter.BROADCAST) != 0;
        if (to.isGroup()) return (filter & (PacketFilter.ALL_MULTICAST | PacketFilter.MULTICAST)) != 0;
        return (filter & PacketFilter.DIRECTED) != 0 && to.equals(own);
    }

    /// What is to be said to a message; a guest's answers and what is not for a host have none.
    List<RndisMessage> answer(RndisMessage message, VirtualAdapter adapter) {
        return switch (message) {
            case RndisMessage.Initialize(int id, int major, int _, int _) -> List.of(initialize(id, major));
            case RndisMessage.Halt(int _) -> {
                clear();
                yield List.of();
            }
            case RndisMessage.Query(int id, int oid, byte[] _) ->
                List.of(objects.value(oid, adapter, filter)
                        .map(data -> new RndisMessage.QueryComplete(id, RndisStatus.SUCCESS, data))
                        .orElseGet(() -> new RndisMessage.QueryComplete(id, RndisStatus.INVALID_OID, new byte[0])));
            case RndisMessage.Set(int id, int oid, byte[] data) -> set(id, oid, data);
            case RndisMessage.Reset() -> {
                filter = 0;
                yield List.of(new RndisMessage.ResetComplete(RndisStatus.SUCCESS, true));
            }
            case RndisMessage.KeepAlive(int id) -> List.of(new RndisMessage.KeepAliveComplete(id, RndisStatus.SUCCESS));
            case RndisMessage.InitializeComplete _,
                    RndisMessage.QueryComplete _,
                    RndisMessage.SetComplete _,
                    RndisMessage.ResetComplete _,
                    RndisMessage.Indicate _,
                    RndisMessage.KeepAliveComplete _ -> List.of();
        };
    }

    private RndisMessage initialize(int id, int major) {
        boolean known = major == 1;
        if (known) begun = true;
        int status = known ? RndisStatus.SUCCESS : RndisStatus.FAILURE;
        return new RndisMessage.InitializeComplete(id, status, 1, 0, PACKETS_MAX, TRANSFER_BYTES_MAX, ALIGNMENT);
    }

    private List<RndisMessage> set(int id, int oid, byte[] data) {
        return switch (oid) {
            case Oid.PACKET_FILTER -> {
                if (data.length < Integer.BYTES) yield done(id, RndisStatus.INVALID_LENGTH);
                filter = Objects.number(data);
                yield done(id, RndisStatus.SUCCESS);
            }
            case Oid.OFFLOAD_PARAMETERS ->
                List.of(
                        new RndisMessage.SetComplete(id, RndisStatus.SUCCESS),
                        new RndisMessage.Indicate(RndisStatus.OFFLOAD_CONFIG, Offload.nothing(objects.offloadBytes())));
            case Oid.CURRENT_LOOKAHEAD, Oid.MULTICAST_LIST -> done(id, RndisStatus.SUCCESS);
            // an adapter that may not spoof keeps its address
            case Oid.CONFIG_PARAMETER -> done(id, RndisStatus.NOT_SUPPORTED);
            default -> done(id, RndisStatus.INVALID_OID);
        };
    }

    private static List<RndisMessage> done(int id, int status) {
        return List.of(new RndisMessage.SetComplete(id, status));
    }

    State save() {
        return new State(begun, filter);
    }

    void restore(State s) {
        begun = s.begun();
        filter = s.filter();
    }
}
