// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

import java.util.List;

/// One NVSP message. Those with an even partner are answered by it, in a completion.
public sealed interface NvspMessage {
    /// Guest: shall it be this version?
    record Init(int version, int newest) implements NvspMessage {}

    /// @param negotiated 2 for version 1, else all ones
    record InitComplete(int negotiated, int mdlChainMax, int status) implements NvspMessage {}

    /// Guest: its drivers' interface.
    record NdisVersion(int major, int minor) implements NvspMessage {}

    /// Guest: the buffer for what comes.
    ///
    /// @param id by which packets name it
    record SendReceiveBuffer(int gpadl, int id) implements NvspMessage {}

    record ReceiveBufferComplete(int status, List<Section> sections) implements NvspMessage {
        public ReceiveBufferComplete {
            sections = List.copyOf(sections);
        }
    }

    /// A part of the receive buffer, cut into equal pieces.
    record Section(int at, int pieceBytes, int pieces, int end) {}

    record RevokeReceiveBuffer(int id) implements NvspMessage {}

    /// Guest: the buffer it sends from.
    record SendSendBuffer(int gpadl, int id) implements NvspMessage {}

    record SendBufferComplete(int status, int sectionBytes) implements NvspMessage {}

    record RevokeSendBuffer(int id) implements NvspMessage {}

    /// RNDIS messages, where the packet says.
    ///
    /// @param control whether they are for the control channel, else data
    /// @param section of the send buffer, or [#NO_SECTION]
    /// @param sectionBytes of it that are used
    record RndisPacket(boolean control, int section, int sectionBytes) implements NvspMessage {
        public static final int NO_SECTION = -1;
    }

    /// The memory of a [RndisPacket] is its sender's again.
    record RndisComplete(int status) implements NvspMessage {}

    /// Guest, from version 2: the longest frame, and what it can do.
    record NdisConfig(int frameBytes, long capabilities) implements NvspMessage {}

    /// Guest: which way its frames go, 0 for this one.
    record SwitchDataPath(int active) implements NvspMessage {}

    /// Guest, from version 5: further channels.
    record SubChannels(int operation, int count) implements NvspMessage {}

    record SubChannelsComplete(int status, int count) implements NvspMessage {}
}
