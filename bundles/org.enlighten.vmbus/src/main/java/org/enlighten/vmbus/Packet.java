// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.util.List;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.PacketType;

/// A packet that came: a private copy, out of the sender's reach, valid during the call that brings it. Its descriptor
/// has been checked, its payload has not: offsets below count from the payload's beginning, and one outside of it is
/// an [IndexOutOfBoundsException], so ask [#bytes] first.
public interface Packet {
    PacketType type();

    /// The sender's number for a request; a completion has that of the request it answers.
    long transaction();

    /// Whether the sender waits for a completion.
    boolean wantsCompletion();

    /// Length of the payload: always a multiple of 8, whatever the sender meant.
    int bytes();

    int u8(int at);

    int u16(int at);

    int i32(int at);

    long i64(int at);

    void copy(int at, byte[] into, int offset, int bytes);

    /// A copy of the whole payload.
    default byte[] payload() {
        byte[] copy = new byte[bytes()];
        copy(0, copy, 0, copy.length);
        return copy;
    }

    /// Of a GPA direct packet: the sender's memory that it is about. Whether those pages are there is not checked.
    List<GpaRange> ranges();

    /// Of a transfer pages packet: which shared buffer it is about.
    int set();

    /// Of a transfer pages packet: the pieces of that buffer.
    List<Piece> pieces();

    /// The request that it serves, for the trace alone; 0 when nobody can tell.
    long cause();

    /// A piece of a shared buffer.
    record Piece(int at, int bytes) {}
}
