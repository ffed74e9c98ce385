// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.guest;

import java.util.Arrays;
import org.enlighten.vmbus.network.protocol.RndisFrame;

/// A frame with its VLAN tag, which the host says beside it: as it is on a wire.
final class Tagged {
    private static final int TYPE_AT = 12;
    private static final int TAG_TYPE = 0x8100;
    private static final int TAG_BYTES = 4;

    private Tagged() {}

    static byte[] whole(RndisFrame frame) {
        byte[] plain = frame.frame();
        if (frame.vlan() == RndisFrame.NO_TAG || plain.length < TYPE_AT) return plain;
        byte[] tagged = Arrays.copyOf(plain, plain.length + TAG_BYTES);
        System.arraycopy(plain, TYPE_AT, tagged, TYPE_AT + TAG_BYTES, plain.length - TYPE_AT);
        put16(tagged, TYPE_AT, TAG_TYPE);
        put16(tagged, TYPE_AT + 2, frame.vlan());
        return tagged;
    }

    private static void put16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }
}
