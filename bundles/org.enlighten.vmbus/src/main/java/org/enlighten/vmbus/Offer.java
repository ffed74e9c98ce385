// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import org.enlighten.vmbus.protocol.ControlMessage;
import org.enlighten.vmbus.protocol.OfferFlag;

/// What a host offers to a guest: one channel of one device.
///
/// @param interfaceType which kind of device: guests' drivers bind by it
/// @param instance which one of these
/// @param flags bits of [OfferFlag]
/// @param mmioMib memory-mapped space that the device must have, and may have
/// @param userData 120 bytes whose meaning is the device's
/// @param subChannel 0 for the device itself, others for further channels of the same
public record Offer(
        UUID interfaceType,
        UUID instance,
        int flags,
        int mmioMib,
        int mmioOptionalMib,
        byte[] userData,
        int subChannel) {
    /// The order in which a guest hears of them: the same at each start.
    public static final Comparator<Offer> ORDER = Comparator.comparing(
                    (Offer o) -> o.interfaceType().toString())
            .thenComparing(o -> o.instance().toString())
            .thenComparing(Offer::subChannel);

    public Offer {
        if (userData.length != ControlMessage.USER_BYTES)
            throw new IllegalArgumentException("an offer has 120 bytes of user data: bytes=" + userData.length);
        userData = userData.clone();
    }

    /// A device's first channel, nothing else asked for.
    public static Offer of(UUID interfaceType, UUID instance) {
        return new Offer(interfaceType, instance, 0, 0, 0, new byte[ControlMessage.USER_BYTES], 0);
    }

    public Offer withFlags(int bits) {
        return new Offer(interfaceType, instance, bits, mmioMib, mmioOptionalMib, userData, subChannel);
    }

    public Offer withMmio(int mib, int optionalMib) {
        return new Offer(interfaceType, instance, flags, mib, optionalMib, userData, subChannel);
    }

    /// @param data at most 120 bytes; the rest is zeros
    public Offer withUserData(byte... data) {
        byte[] whole = Arrays.copyOf(data, ControlMessage.USER_BYTES);
        return new Offer(interfaceType, instance, flags, mmioMib, mmioOptionalMib, whole, subChannel);
    }

    public Offer withSubChannel(int index) {
        return new Offer(interfaceType, instance, flags, mmioMib, mmioOptionalMib, userData, index);
    }

    /// Whether payloads begin with the header of a pipe.
    public boolean isPipe() {
        return (flags & OfferFlag.PIPE) != 0;
    }

    /// What guests' drivers bind by.
    public String deviceId() {
        return deviceId(interfaceType);
    }

    public static String deviceId(UUID interfaceType) {
        return "VMBUS\\{" + interfaceType + "}";
    }
}
