// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.util.List;
import org.enlighten.vmbus.internal.ring.PacketEncoding;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.PacketLayout;
import org.enlighten.vmbus.protocol.PacketType;

/// A packet to be sent. One object can be used again and again: [#data], [#direct], [#transfer], [#completion] and
/// [#cancel] begin a new one. The payload is not copied before it is sent.
public final class Outgoing {
    private static final byte[] NOTHING = new byte[0];

    private PacketType type = PacketType.IN_BAND;
    private long transaction;
    private int flags;
    private byte[] extra = NOTHING;
    private byte[] payload = NOTHING;
    private int at;
    private int bytes;
    private long cause;

    /// In band: the payload is all.
    public Outgoing data(long transactionId) {
        return begin(PacketType.IN_BAND, transactionId, NOTHING);
    }

    /// About memory of the sender's, a guest.
    public Outgoing direct(long transactionId, List<GpaRange> ranges) {
        return begin(PacketType.GPA_DIRECT, transactionId, PacketEncoding.direct(ranges));
    }

    /// About pieces of a buffer that the receiver, a guest, has shared.
    public Outgoing transfer(long transactionId, int set, List<Packet.Piece> pieces) {
        return begin(PacketType.TRANSFER_PAGES, transactionId, PacketEncoding.transfer(set, pieces));
    }

    /// The answer to a request, with that request's transaction id.
    public Outgoing completion(long transactionId) {
        return begin(PacketType.COMPLETION, transactionId, NOTHING);
    }

    /// Gives a request up.
    public Outgoing cancel(long transactionId) {
        return begin(PacketType.CANCEL, transactionId, NOTHING);
    }

    private Outgoing begin(PacketType next, long transactionId, byte[] between) {
        type = next;
        transaction = transactionId;
        flags = 0;
        extra = between;
        payload = NOTHING;
        at = 0;
        bytes = 0;
        cause = 0;
        return this;
    }

    public Outgoing payload(byte[] from) {
        return payload(from, 0, from.length);
    }

    public Outgoing payload(byte[] from, int offset, int count) {
        payload = from;
        at = offset;
        bytes = count;
        return this;
    }

    /// The receiver is to answer with a completion.
    public Outgoing wantsCompletion() {
        flags = PacketLayout.WANTS_COMPLETION;
        return this;
    }

    /// The request that it serves, for the trace alone.
    public Outgoing cause(long request) {
        cause = request;
        return this;
    }

    public PacketType type() {
        return type;
    }

    public long transaction() {
        return transaction;
    }

    public int flags() {
        return flags;
    }

    /// What lies between descriptor and payload. Not to be changed.
    public byte[] between() {
        return extra;
    }

    /// The payload is [#bytes] of this from [#offset] on. Not to be changed.
    public byte[] source() {
        return payload;
    }

    public int offset() {
        return at;
    }

    public int bytes() {
        return bytes;
    }

    public long cause() {
        return cause;
    }
}
