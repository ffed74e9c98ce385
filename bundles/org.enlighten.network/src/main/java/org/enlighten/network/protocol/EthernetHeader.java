// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.protocol;

import java.util.Arrays;

/// The header of a frame.
///
/// ```text
///  0        6        12     14
///  | dest   | source | type | payload …                  untagged
///  | dest   | source | 8100 | control | type | payload …  tagged (4 bytes more)
/// ```
///
/// @param tagged whether there is a tag in the frame; `tag` is [VlanTag#NONE] when there is none
/// @param type of the payload: 0x0600 and more an EtherType, less the length of an 802.3 payload
public record EthernetHeader(MacAddress destination, MacAddress source, boolean tagged, VlanTag tag, int type)
        implements DecodedFrame {
    /// Of an untagged frame.
    public static final int BYTES = 14;

    private static final int SOURCE_AT = 6;
    private static final int TYPE_AT = 12;

    public static DecodedFrame decode(byte[] frame) {
        if (frame.length < BYTES) return FrameDefect.TOO_SHORT;
        MacAddress source = MacAddress.at(frame, SOURCE_AT);
        if (source.isGroup()) return FrameDefect.GROUP_SOURCE;
        MacAddress destination = MacAddress.at(frame, 0);
        int type = u16(frame, TYPE_AT);
        if (type != VlanTag.TYPE) return new EthernetHeader(destination, source, false, VlanTag.NONE, type);
        if (frame.length < BYTES + VlanTag.BYTES) return FrameDefect.CUT_TAG;
        VlanTag tag = VlanTag.of(u16(frame, TYPE_AT + 2));
        if (tag.vlan() == VlanTag.VLAN_RESERVED) return FrameDefect.RESERVED_VLAN;
        int inner = u16(frame, TYPE_AT + VlanTag.BYTES);
        return VlanTag.isTagType(inner)
                ? FrameDefect.NESTED_TAG
                : new EthernetHeader(destination, source, true, tag, inner);
    }

    /// A tagged frame without its tag.
    public static byte[] withoutTag(byte[] tagged) {
        byte[] plain = Arrays.copyOf(tagged, tagged.length - VlanTag.BYTES);
        System.arraycopy(tagged, TYPE_AT + VlanTag.BYTES, plain, TYPE_AT, plain.length - TYPE_AT);
        return plain;
    }

    /// An untagged frame with a tag.
    public static byte[] withTag(byte[] plain, VlanTag tag) {
        byte[] tagged = new byte[plain.length + VlanTag.BYTES];
        System.arraycopy(plain, 0, tagged, 0, TYPE_AT);
        put16(tagged, TYPE_AT, VlanTag.TYPE);
        put16(tagged, TYPE_AT + 2, tag.control());
        System.arraycopy(plain, TYPE_AT, tagged, TYPE_AT + VlanTag.BYTES, plain.length - TYPE_AT);
        return tagged;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static void put16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }
}
