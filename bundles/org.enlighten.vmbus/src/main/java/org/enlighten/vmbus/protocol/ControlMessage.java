// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

import java.util.Optional;
import java.util.UUID;

/// What the two ends of a connection say to each other, as payloads of messages of the synthetic interrupt controller.
/// [MessageCodec] has the bytes.
public sealed interface ControlMessage {
    /// Bytes that an offer and a request to open have for the device's own use.
    int USER_BYTES = 120;

    /// Host to guest: there is a device.
    ///
    /// @param flags bits of [OfferFlag]
    /// @param mmioMib memory-mapped space that it must have, and may have
    /// @param subChannel 0 for the device itself
    /// @param connection for the guest's signals
    /// @param dedicatedInterrupt the connection is this channel's alone
    record OfferChannel(
            UUID interfaceType,
            UUID instance,
            int flags,
            int mmioMib,
            int mmioOptionalMib,
            byte[] userData,
            int subChannel,
            int channel,
            boolean dedicatedInterrupt,
            int connection)
            implements ControlMessage {}

    record RescindOffer(int channel) implements ControlMessage {}

    record RequestOffers() implements ControlMessage {}

    record AllOffersDelivered() implements ControlMessage {}

    /// Guest to host.
    ///
    /// @param openId the guest's number, echoed in the result
    /// @param gpadl of both rings
    /// @param targetVp of the channel's signals; -1: none
    /// @param hostRingPage page at which the ring to the guest begins
    record OpenChannel(int channel, int openId, int gpadl, int targetVp, int hostRingPage, byte[] userData)
            implements ControlMessage {}

    /// @param status 0 when the channel is open
    record OpenResult(int channel, int openId, int status) implements ControlMessage {}

    record CloseChannel(int channel) implements ControlMessage {}

    /// The beginning of a list of pages.
    ///
    /// @param rangeBytes of all ranges, in this message and those that follow
    record GpadlHeader(int channel, int gpadl, int rangeBytes, int ranges, long[] data) implements ControlMessage {}

    record GpadlBody(int gpadl, long[] data) implements ControlMessage {}

    /// @param status 0 when the list was taken
    record GpadlCreated(int channel, int gpadl, int status) implements ControlMessage {}

    record GpadlTeardown(int channel, int gpadl) implements ControlMessage {}

    record GpadlTorndown(int gpadl) implements ControlMessage {}

    record RelIdReleased(int channel) implements ControlMessage {}

    /// Guest to host: the first of all.
    ///
    /// @param version as [VmbusVersion#wire] has it
    /// @param place the interrupt page's address before 5.0; from then on SINT u8, VTL u8, 0 u16, feature bits u32
    /// @param monitorToGuest address of a monitor page, or 0
    /// @param monitorToHost address of a monitor page, or 0
    record InitiateContact(int version, int targetVp, long place, long monitorToGuest, long monitorToHost)
            implements ControlMessage {
        /// What stands for the interrupt page from 5.0 on.
        public static long place(int sint) {
            return sint;
        }

        public int sint() {
            return (int) place & 0xFF;
        }
    }

    /// @param number the version before 5.0; from then on the connection for the guest's messages
    record VersionResponse(boolean supported, int state, int number) implements ControlMessage {}

    record Unload() implements ControlMessage {}

    record UnloadComplete() implements ControlMessage {}

    /// Guest to host: a socket wants to be connected.
    record TlConnect(UUID endpoint, UUID service) implements ControlMessage {}

    record TlConnectResult(UUID endpoint, UUID service, int status) implements ControlMessage {}

    record ModifyChannel(int channel, int targetVp) implements ControlMessage {}

    record ModifyChannelResponse(int channel, int status) implements ControlMessage {}

    /// A type that no version here has a meaning for, such as channels reserved for crash dumps.
    record Other(MessageType type) implements ControlMessage {}

    /// Reads a payload: empty when its type is unknown or it is shorter than that type. Longer is legal.
    static Optional<ControlMessage> decode(byte[] payload) {
        return MessageCodec.decode(payload);
    }

    /// The payload, exactly as long as its type.
    default byte[] encode() {
        return MessageCodec.encode(this);
    }

    default MessageType type() {
        return MessageCodec.type(this);
    }
}
