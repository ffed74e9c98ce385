// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.protocol;

import java.util.UUID;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.protocol.OfferFlag;

/// The two kinds of channels, and how their offers are made.
public final class StorageClass {
    /// A controller with many disks.
    public static final UUID SCSI = UUID.fromString("ba6163d9-04a1-4d29-b605-72e2ffb1dc7f");
    /// One disk that also is on an emulated IDE channel.
    public static final UUID IDE = UUID.fromString("32412632-86cb-44a2-9b5c-50d1417354f5");

    private static final int MARK = 0x8899;
    private static final byte EMULATED_IDE = 0x02;
    private static final int PATH = 2;
    private static final int TARGET = 3;
    private static final int FLAGS = 8;

    private StorageClass() {}

    /// @param instance of the controller, unique in its machine
    public static Offer controller(UUID instance) {
        return Offer.of(SCSI, instance);
    }

    /// @param channel 0 primary, 1 secondary
    /// @param device 0 master, 1 slave
    public static Offer ide(int channel, int device) {
        byte[] user = new byte[FLAGS + 4];
        user[PATH] = (byte) channel;
        user[TARGET] = (byte) device;
        user[FLAGS] = EMULATED_IDE;
        return Offer.of(IDE, ideInstance(channel, device))
                .withFlags(OfferFlag.ENUMERATE)
                .withUserData(user);
    }

    /// The instance says which disk it is: channel in the first field, device in the second.
    public static UUID ideInstance(int channel, int device) {
        return new UUID((long) channel << 32 | (long) device << 16 | MARK, 0);
    }

    public static int ideChannel(UUID instance) {
        return (int) (instance.getMostSignificantBits() >>> 32);
    }

    public static int ideDevice(UUID instance) {
        return (int) (instance.getMostSignificantBits() >>> 16) & 0xFFFF;
    }
}
