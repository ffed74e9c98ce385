// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.guest;

import java.util.List;
import java.util.Optional;
import org.enlighten.machine.GuestMemory;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.network.protocol.NetworkInterface;
import org.enlighten.vmbus.network.protocol.NvspCodec;
import org.enlighten.vmbus.network.protocol.NvspMessage;
import org.enlighten.vmbus.network.protocol.NvspStatus;
import org.enlighten.vmbus.network.protocol.NvspVersion;
import org.enlighten.vmbus.network.protocol.Offload;
import org.enlighten.vmbus.network.protocol.Oid;
import org.enlighten.vmbus.network.protocol.PacketFilter;
import org.enlighten.vmbus.network.protocol.RndisCodec;
import org.enlighten.vmbus.network.protocol.RndisMessage;
import org.enlighten.vmbus.network.protocol.RndisStatus;
import org.enlighten.vmbus.protocol.GpaRange;

/// What a guest's driver says until its adapter can be used, one question after the other: which version, here are my
/// buffers, what are you, now send. Then it only listens.
final class Greeting {
    /// What is asked now.
    enum At {
        NOTHING,
        VERSION,
        RECEIVE_SHARE,
        RECEIVE_BUFFER,
        SEND_SHARE,
        SEND_BUFFER,
        INITIALIZE,
        FRAME_MAX,
        ADDRESS,
        CAPABILITIES,
        OFFLOAD,
        LINK,
        FILTER,
        READY
    }

    /// What the driver is to do next.
    enum Step {
        WAIT,
        SHARE_RECEIVE,
        SHARE_SEND,
        REFUSED,
        READY,
        /// The adapter was plugged in or out.
        LINK
    }

    /// What is saved.
    ///
    /// @param unsent whether the present question found no room in the ring
    record State(At at, int tried, int request, int sectionBytes, long address, boolean linked, boolean unsent) {}

    /// Of what is asked here; one question is under way at a time.
    static final long TRANSACTION = 1;

    private static final int FRAME_BYTES = 1_514;
    private static final int TRANSFER_BYTES_MAX = 0x4000;
    private static final long CAPABILITY_VLAN = 8;
    private static final int MAC_BYTES = 6;
    private static final int OFFLOAD_OLD_BYTES = 22;
    private static final int OFFLOAD_BYTES = 28;

    private final List<NvspVersion> versions;
    private final GuestMemory memory;
    private final long page;
    private final Outgoing out = new Outgoing();
    private At at = At.NOTHING;
    private int tried;
    private int request;
    private int sectionBytes;
    private long address;
    private boolean linked;
    private boolean unsent;

    /// @param page for messages of the control channel
    Greeting(List<NvspVersion> versions, GuestMemory memory, long page) {
        this.versions = versions;
        this.memory = memory;
        this.page = page;
    }

    /// The adapter's address; when the adapter is ready.
    long address() {
        return address;
    }

    boolean isLinked() {
        return linked;
    }

    int sections(int bufferBytes) {
        return sectionBytes == 0 ? 0 : bufferBytes / sectionBytes;
    }

    private NvspVersion version() {
        return versions.get(tried);
    }

    void begin(GuestChannel to) {
        tried = 0;
        ask(to, At.VERSION);
    }

    /// Nothing more is said or heard.
    void end() {
        at = At.NOTHING;
        unsent = false;
    }

    void flush(GuestChannel to) {
        if (unsent) ask(to, at);
    }

    private void ask(GuestChannel to, At question) {
        at = question;
        unsent = !to.send(question(question).wantsCompletion());
    }

    private Outgoing question(At question) {
        return switch (question) {
            case VERSION ->
                nvsp(new NvspMessage.Init(version().word(), version().word()));
            case INITIALIZE -> rndis(new RndisMessage.Initialize(request, 1, 0, TRANSFER_BYTES_MAX));
            case FRAME_MAX -> query(Oid.FRAME_MAX);
            case ADDRESS -> query(Oid.PERMANENT_ADDRESS);
            case CAPABILITIES -> query(Oid.OFFLOAD_CAPABILITIES);
            case OFFLOAD -> set(Oid.OFFLOAD_PARAMETERS, Offload.parametersOff(offloadBytes()));
            case LINK -> query(Oid.MEDIA_CONNECT_STATUS);
            case FILTER -> set(Oid.PACKET_FILTER, new byte[] {PacketFilter.USUAL, 0, 0, 0});
            default -> throw new IllegalStateException("nothing is asked at " + question);
        };
    }

    private int offloadBytes() {
        return version().isAtLeast(NvspVersion.V5) ? OFFLOAD_BYTES : OFFLOAD_OLD_BYTES;
    }

    private Outgoing nvsp(NvspMessage message) {
        return out.data(TRANSACTION).payload(NvspCodec.encode(message, version().messageBytes()));
    }

    private Outgoing rndis(RndisMessage message) {
        byte[] bytes = RndisCodec.encode(message);
        memory.write(page, bytes, 0, bytes.length);
        NvspMessage packet = new NvspMessage.RndisPacket(true, NvspMessage.RndisPacket.NO_SECTION, 0);
        return out.direct(TRANSACTION, List.of(GpaRange.of(page, bytes.length)))
                .payload(NvspCodec.encode(packet, version().messageBytes()));
    }

    private Outgoing query(int oid) {
        return rndis(new RndisMessage.Query(request, oid, new byte[0]));
    }

    private Outgoing set(int oid, byte[] data) {
        return rndis(new RndisMessage.Set(request, oid, data));
    }

    /// A buffer is shared with the host.
    void shared(GuestChannel to, int buffer) {
        switch (at) {
            case RECEIVE_SHARE -> {
                at = At.RECEIVE_BUFFER;
                to.send(nvsp(new NvspMessage.SendReceiveBuffer(buffer, NetworkInterface.RECEIVE_BUFFER))
                        .wantsCompletion());
            }
            case SEND_SHARE -> {
                at = At.SEND_BUFFER;
                to.send(nvsp(new NvspMessage.SendSendBuffer(buffer, NetworkInterface.SEND_BUFFER))
                        .wantsCompletion());
            }
            default -> {}
        }
    }

    /// The host has answered an NVSP message.
    Step answered(GuestChannel to, NvspMessage answer) {
        return switch (answer) {
            case NvspMessage.InitComplete(int _, int _, int status) when at == At.VERSION -> agreed(to, status);
            case NvspMessage.ReceiveBufferComplete(int status, List<NvspMessage.Section> sections)
            when at == At.RECEIVE_BUFFER -> {
                if (status != NvspStatus.SUCCESS || sections.size() != 1) yield Step.REFUSED;
                at = At.SEND_SHARE;
                yield Step.SHARE_SEND;
            }
            case NvspMessage.SendBufferComplete(int status, int bytes)
            when at == At.SEND_BUFFER -> {
                if (status != NvspStatus.SUCCESS) yield Step.REFUSED;
                sectionBytes = bytes;
                request++;
                ask(to, At.INITIALIZE);
                yield Step.WAIT;
            }
            default -> Step.WAIT;
        };
    }

    private Step agreed(GuestChannel to, int status) {
        if (status != NvspStatus.SUCCESS) {
            if (tried + 1 == versions.size()) return Step.REFUSED;
            tried++;
            ask(to, At.VERSION);
            return Step.WAIT;
        }
        if (version().isAtLeast(NvspVersion.V2))
            to.send(nvsp(new NvspMessage.NdisConfig(FRAME_BYTES, CAPABILITY_VLAN)));
        int minor = version().isAtLeast(NvspVersion.V5) ? 30 : 1;
        to.send(nvsp(new NvspMessage.NdisVersion(6, minor)));
        at = At.RECEIVE_SHARE;
        return Step.SHARE_RECEIVE;
    }

    /// The host says something in the control channel.
    Step told(GuestChannel to, RndisMessage message) {
        return switch (message) {
            case RndisMessage.Indicate(int status, byte[] _) -> indicated(status);
            case RndisMessage.InitializeComplete m
            when at == At.INITIALIZE && m.request() == request ->
                m.status() == RndisStatus.SUCCESS ? next(to, At.FRAME_MAX) : Step.REFUSED;
            case RndisMessage.QueryComplete(int id, int status, byte[] data)
            when id == request -> queried(to, status == RndisStatus.SUCCESS ? Optional.of(data) : Optional.empty());
            case RndisMessage.SetComplete(int id, int status) when id == request -> set(to, status);
            default -> Step.WAIT;
        };
    }

    private Step next(GuestChannel to, At question) {
        request++;
        ask(to, question);
        return Step.WAIT;
    }

    private Step queried(GuestChannel to, Optional<byte[]> value) {
        return switch (at) {
            case FRAME_MAX -> next(to, At.ADDRESS);
            case ADDRESS -> {
                if (value.filter(v -> v.length == MAC_BYTES).isEmpty()) yield Step.REFUSED;
                address = 0;
                for (byte b : value.get()) address = address << 8 | b & 0xFF;
                yield next(to, At.CAPABILITIES);
            }
            case CAPABILITIES -> next(to, At.OFFLOAD);
            case LINK -> {
                linked = value.filter(v -> v.length >= Integer.BYTES && v[0] == 0)
                        .isPresent();
                yield next(to, At.FILTER);
            }
            default -> Step.WAIT;
        };
    }

    private Step set(GuestChannel to, int status) {
        return switch (at) {
            case OFFLOAD -> next(to, At.LINK);
            case FILTER -> {
                if (status != RndisStatus.SUCCESS) yield Step.REFUSED;
                at = At.READY;
                yield Step.READY;
            }
            default -> Step.WAIT;
        };
    }

    private Step indicated(int status) {
        boolean up = status == RndisStatus.MEDIA_CONNECT;
        if (!up && status != RndisStatus.MEDIA_DISCONNECT) return Step.WAIT;
        linked = up;
        return at == At.READY ? Step.LINK : Step.WAIT;
    }

    State save() {
        return new State(at, tried, request, sectionBytes, address, linked, unsent);
    }

    void restore(State s) {
        at = s.at();
        tried = s.tried();
        request = s.request();
        sectionBytes = s.sectionBytes();
        address = s.address();
        linked = s.linked();
        unsent = s.unsent();
    }
}
