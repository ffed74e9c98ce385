// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import java.util.List;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.PacketLayout;

/// What lies between a packet's descriptor and its payload.
public final class PacketEncoding {
    private static final int HEAD_BYTES = PacketLayout.RANGES_AT - PacketLayout.DESCRIPTOR_BYTES;
    private static final int COUNT_AT = PacketLayout.RANGE_COUNT - PacketLayout.DESCRIPTOR_BYTES;

    private PacketEncoding() {}

    /// Of a GPA direct packet.
    public static byte[] direct(List<GpaRange> ranges) {
        int bytes = HEAD_BYTES;
        for (GpaRange r : ranges) bytes += r.encodedBytes();
        byte[] extra = new byte[bytes];
        RingPages.LE32.set(extra, COUNT_AT, ranges.size());
        int at = HEAD_BYTES;
        for (GpaRange r : ranges) {
            RingPages.LE32.set(extra, at, r.bytes());
            RingPages.LE32.set(extra, at + 4, r.offset());
            at += GpaRange.HEAD_BYTES;
            for (long page : r.pages()) {
                RingPages.LE64.set(extra, at, page);
                at += Long.BYTES;
            }
        }
        return extra;
    }

    /// Of a transfer pages packet.
    public static byte[] transfer(int set, List<Packet.Piece> pieces) {
        byte[] extra = new byte[HEAD_BYTES + pieces.size() * Long.BYTES];
        RingPages.LE32.set(extra, 0, set & 0xFFFF);
        RingPages.LE32.set(extra, COUNT_AT, pieces.size());
        int at = HEAD_BYTES;
        for (Packet.Piece piece : pieces) {
            RingPages.LE32.set(extra, at, piece.bytes());
            RingPages.LE32.set(extra, at + 4, piece.at());
            at += Long.BYTES;
        }
        return extra;
    }
}
