// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// NDIS_OFFLOAD: what an adapter computes for its system. This one computes nothing, and says so: Ethernet frames
/// (encapsulation 2), no flags.
public final class Offload {
    private static final int TYPE = 0xA7;
    private static final int ETHERNET = 2;
    private static final int[] ENCAPSULATIONS = {4, 12, 20, 28};

    private Offload() {}

    /// @param bytes 156, 144 or 112: as long as the asker's drivers know it
    public static byte[] nothing(int bytes) {
        ByteBuffer b = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) TYPE).put((byte) revision(bytes)).putShort((short) bytes);
        for (int at : ENCAPSULATIONS) b.putInt(at, ETHERNET);
        return b.array();
    }

    private static int revision(int bytes) {
        return bytes >= 156 ? 3 : bytes >= 144 ? 2 : 1;
    }

    /// NDIS_OFFLOAD_PARAMETERS with everything off.
    ///
    /// @param bytes 28 or 22
    public static byte[] parametersOff(int bytes) {
        ByteBuffer b = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) 0x80).put((byte) 3).putShort((short) bytes);
        for (int i = 4; i < 9; i++) b.put(i, (byte) 1);
        return b.array();
    }
}
