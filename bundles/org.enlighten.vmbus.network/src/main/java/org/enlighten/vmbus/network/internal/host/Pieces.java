// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.host;

import java.util.BitSet;
import org.enlighten.vmbus.network.protocol.NetworkInterface;

/// The receive buffer of a guest, cut into pieces of which each carries one message and is the guest's until it gives
/// it back. Some are kept for messages of the control channel, so that frames cannot keep those from coming.
final class Pieces {
    /// What is saved.
    ///
    /// @param lent those that the guest has
    record State(int pieceBytes, int count, long[] lent) {}

    static final int NONE = -1;
    private static final int KEPT_FOR_CONTROL = 16;
    /// Beside the frame: heads, sayings, and the tail.
    private static final int EXTRA_BYTES = 256 + NetworkInterface.PIECE_TAIL_BYTES;
    private static final int ALIGNMENT = 16;

    private final BitSet lent = new BitSet();
    private int pieceBytes;
    private int count;

    /// A buffer is there; none of it is lent.
    void cut(int bufferBytes, int frameBytes) {
        pieceBytes = (frameBytes + EXTRA_BYTES + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        count = bufferBytes / pieceBytes;
        lent.clear();
    }

    void clear() {
        count = 0;
        lent.clear();
    }

    int pieceBytes() {
        return pieceBytes;
    }

    int count() {
        return count;
    }

    /// Bytes of one that may be used.
    int usable() {
        return pieceBytes - NetworkInterface.PIECE_TAIL_BYTES;
    }

    /// A piece, or [#NONE].
    int take(boolean control) {
        int free = count - lent.cardinality();
        if (free <= (control ? 0 : KEPT_FOR_CONTROL)) return NONE;
        int piece = lent.nextClearBit(0);
        lent.set(piece);
        return piece;
    }

    /// False when the guest did not have it.
    boolean giveBack(long piece) {
        if (piece < 0 || piece >= count || !lent.get((int) piece)) return false;
        lent.clear((int) piece);
        return true;
    }

    State save() {
        return new State(pieceBytes, count, lent.toLongArray());
    }

    void restore(State s) {
        pieceBytes = s.pieceBytes();
        count = s.count();
        lent.clear();
        lent.or(BitSet.valueOf(s.lent()));
    }
}
