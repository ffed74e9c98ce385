// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.host;

import java.util.List;
import java.util.Optional;
import org.enlighten.vmbus.network.protocol.NetworkInterface;
import org.enlighten.vmbus.network.protocol.NvspMessage;
import org.enlighten.vmbus.network.protocol.NvspStatus;
import org.enlighten.vmbus.network.protocol.NvspVersion;

/// What host and guest have agreed on for one channel: the version, and the buffers that the guest has shared.
final class Handshake {
    /// What is saved; -1 for a buffer that is not there, an empty version for none.
    record State(String version, int frameBytes, int receiveBuffer, int receiveId, int sendBuffer, int sections) {}

    private static final int NOTHING = -1;
    private static final int MDL_CHAIN_MAX = 34;
    private static final int V1_NEGOTIATED = 2;
    private static final int NEGOTIATED = -1;
    private static final int FRAME_BYTES_USUAL = 1_514;
    private static final int FRAME_BYTES_MAX = 9_216;

    private final NvspVersion most;
    private Optional<NvspVersion> version = Optional.empty();
    private int frameBytes = FRAME_BYTES_USUAL;
    private int receiveBuffer = NOTHING;
    private int receiveId;
    private int sendBuffer = NOTHING;
    private int sections;

    Handshake(NvspVersion most) {
        this.most = most;
    }

    Optional<NvspVersion> version() {
        return version;
    }

    int messageBytes() {
        return version.orElse(NvspVersion.V1).messageBytes();
    }

    /// The longest frame, without a tag.
    int frameBytes() {
        return frameBytes;
    }

    /// Which shared buffer frames go to.
    Optional<Integer> receiveBuffer() {
        return receiveBuffer == NOTHING ? Optional.empty() : Optional.of(receiveBuffer);
    }

    int receiveId() {
        return receiveId;
    }

    /// Which shared buffer the guest sends from.
    Optional<Integer> sendBuffer() {
        return sendBuffer == NOTHING ? Optional.empty() : Optional.of(sendBuffer);
    }

    int sections() {
        return sections;
    }

    /// The answer; a version that was agreed stays.
    NvspMessage.InitComplete init(NvspMessage.Init asked) {
        Optional<NvspVersion> wanted = NvspVersion.of(asked.version());
        boolean fits = version.isEmpty() && wanted.filter(most::isAtLeast).isPresent();
        if (fits) version = wanted;
        int negotiated = wanted.filter(w -> w == NvspVersion.V1).isPresent() ? V1_NEGOTIATED : NEGOTIATED;
        return new NvspMessage.InitComplete(negotiated, MDL_CHAIN_MAX, fits ? NvspStatus.SUCCESS : NvspStatus.FAILURE);
    }

    /// A frame length that makes no sense is the usual one.
    void config(NvspMessage.NdisConfig config) {
        boolean fits = config.frameBytes() >= FRAME_BYTES_USUAL && config.frameBytes() <= FRAME_BYTES_MAX;
        frameBytes = fits ? config.frameBytes() : FRAME_BYTES_USUAL;
    }

    /// False when it cannot be now.
    boolean receiveFrom(NvspMessage.SendReceiveBuffer asked) {
        if (version.isEmpty() || receiveBuffer != NOTHING) return false;
        receiveBuffer = asked.gpadl();
        receiveId = asked.id();
        return true;
    }

    /// False when that buffer was not there.
    boolean revokeReceive(int id) {
        if (receiveBuffer == NOTHING || id != receiveId) return false;
        receiveBuffer = NOTHING;
        return true;
    }

    /// False when it cannot be now.
    boolean sendFrom(NvspMessage.SendSendBuffer asked, int bytes) {
        if (version.isEmpty() || sendBuffer != NOTHING) return false;
        sendBuffer = asked.gpadl();
        sections = bytes / NetworkInterface.SECTION_BYTES;
        return true;
    }

    boolean revokeSend() {
        if (sendBuffer == NOTHING) return false;
        sendBuffer = NOTHING;
        sections = 0;
        return true;
    }

    /// The only section that there is.
    static List<NvspMessage.Section> section(Pieces pieces) {
        int end = pieces.pieceBytes() * pieces.count();
        return List.of(new NvspMessage.Section(0, pieces.pieceBytes(), pieces.count(), end));
    }

    State save() {
        return new State(
                version.map(Enum::name).orElse(""), frameBytes, receiveBuffer, receiveId, sendBuffer, sections);
    }

    void restore(State s) {
        version = s.version().isEmpty() ? Optional.empty() : Optional.of(NvspVersion.valueOf(s.version()));
        frameBytes = s.frameBytes();
        receiveBuffer = s.receiveBuffer();
        receiveId = s.receiveId();
        sendBuffer = s.sendBuffer();
        sections = s.sections();
    }
}
