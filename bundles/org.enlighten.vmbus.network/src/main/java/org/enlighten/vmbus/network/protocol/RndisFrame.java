// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// One frame as an RNDIS data packet: type 1 u32@0, length u32@4, data offset and length u32@8, out-of-band data
/// u32@16 (none), offset and length of what is said about the frame u32@28; then these sayings and the frame. Offsets
/// count from byte 8.
///
/// @param vlan the tag's control word, when the frame has none of its own; -1 for no tag
public record RndisFrame(byte[] frame, int vlan) {
    public static final int NO_TAG = -1;
    /// Before sayings and frame.
    public static final int HEAD_BYTES = 44;
    /// A tag's saying.
    public static final int TAG_BYTES = 16;

    private static final int TYPE = 1;
    private static final int OFFSETS_FROM = 8;
    private static final int SAYING_HEAD_BYTES = 12;
    private static final int VLAN = 6;

    /// The head of a packet whose frame follows at once.
    public static byte[] head(int frameBytes) {
        return head(frameBytes, NO_TAG);
    }

    private static byte[] head(int frameBytes, int vlan) {
        int sayings = vlan == NO_TAG ? 0 : TAG_BYTES;
        ByteBuffer b = ByteBuffer.allocate(HEAD_BYTES + sayings).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(TYPE).putInt(HEAD_BYTES + sayings + frameBytes);
        b.putInt(HEAD_BYTES + sayings - OFFSETS_FROM).putInt(frameBytes);
        b.putInt(0).putInt(0).putInt(0);
        b.putInt(sayings == 0 ? 0 : HEAD_BYTES - OFFSETS_FROM).putInt(sayings);
        b.putInt(0).putInt(0);
        if (sayings > 0)
            b.putInt(TAG_BYTES).putInt(VLAN).putInt(SAYING_HEAD_BYTES).putInt(saying(vlan));
        return b.array();
    }

    /// A tag's control word has its priority on top, a saying at the bottom.
    private static int saying(int control) {
        return control >>> 13 & 7 | (control >>> 12 & 1) << 3 | (control & 0xFFF) << 4;
    }

    private static int control(int saying) {
        return (saying & 7) << 13 | (saying >>> 3 & 1) << 12 | saying >>> 4 & 0xFFF;
    }

    public byte[] encode() {
        byte[] head = head(frame.length, vlan);
        byte[] whole = Arrays.copyOf(head, head.length + frame.length);
        System.arraycopy(frame, 0, whole, head.length, frame.length);
        return whole;
    }

    /// What lies at a place: a data packet's length, or 0 when there is none, or not all of it.
    public static int lengthAt(byte[] bytes, int at) {
        if (bytes.length - at < HEAD_BYTES) return 0;
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = b.getInt(at + 4);
        return b.getInt(at) != TYPE || length < HEAD_BYTES || length > bytes.length - at ? 0 : length;
    }

    /// The packet at a place, [#lengthAt] of which is not 0; empty when its parts lie outside of it or on each other's
    /// heads.
    public static Optional<RndisFrame> decode(byte[] bytes, int at, int length) {
        ByteBuffer b = ByteBuffer.wrap(bytes, at, length).slice().order(ByteOrder.LITTLE_ENDIAN);
        long from = OFFSETS_FROM + (b.getInt(8) & 0xFFFFFFFFL);
        long frameBytes = b.getInt(12) & 0xFFFFFFFFL;
        long sayingsBytes = b.getInt(32) & 0xFFFFFFFFL;
        long sayingsAt = OFFSETS_FROM + (b.getInt(28) & 0xFFFFFFFFL);
        boolean frameIsThere = from >= HEAD_BYTES && from + frameBytes <= length;
        boolean sayingsAreThere = sayingsBytes == 0 || sayingsAt >= HEAD_BYTES && sayingsAt + sayingsBytes <= length;
        if (!frameIsThere || !sayingsAreThere) return Optional.empty();
        Optional<Integer> tag = sayingsBytes == 0 ? Optional.of(NO_TAG) : tag(b, (int) sayingsAt, (int) sayingsBytes);
        byte[] frame = Arrays.copyOfRange(bytes, at + (int) from, at + (int) (from + frameBytes));
        return tag.map(t -> new RndisFrame(frame, t));
    }

    /// The tag among sayings; empty when the list is broken. What is not known is skipped.
    private static Optional<Integer> tag(ByteBuffer b, int from, int bytes) {
        int tag = NO_TAG;
        int left = bytes;
        int at = from;
        while (left > 0) {
            if (left < SAYING_HEAD_BYTES) return Optional.empty();
            int size = b.getInt(at);
            int data = b.getInt(at + 8);
            if (size < SAYING_HEAD_BYTES || size > left || data < SAYING_HEAD_BYTES || data > size)
                return Optional.empty();
            if (b.getInt(at + 4) == VLAN) {
                if (size - data < Integer.BYTES) return Optional.empty();
                tag = control(b.getInt(at + data));
            }
            at += size;
            left -= size;
        }
        return Optional.of(tag);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RndisFrame(byte[] f, int v) && v == vlan && Arrays.equals(f, frame);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(frame) * 31 + vlan;
    }
}
