// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.simulation.Chance;

/// A write cache that loses what it holds when the power goes. It gives no more than a layer must: pieces of 512-byte
/// sectors reach the medium in any order, except that overlapping ones keep theirs, and that a piece completed before
/// a barrier was submitted comes before one submitted after that barrier was completed.
final class VolatileCache {
    private static final class Piece {
        final long write;
        final int at;
        final byte[] bytes;
        /// Number of the last barrier completed when this was submitted.
        final long after;
        /// Number of the first barrier submitted after this was completed.
        long before = Long.MAX_VALUE;

        Piece(long write, int at, byte[] bytes, long after) {
            this.write = write;
            this.at = at;
            this.bytes = bytes;
            this.after = after;
        }
    }

    private final byte[] medium;
    private final Chance chance;
    private final Runnable persisted;
    private final List<Piece> pieces = new ArrayList<>();
    private int mediumSize;

    VolatileCache(byte[] content, int capacity, Chance chance, Runnable persisted) {
        medium = Arrays.copyOf(content, capacity);
        mediumSize = content.length;
        this.chance = chance;
        this.persisted = persisted;
    }

    byte[] medium() {
        return medium;
    }

    int mediumSize() {
        return mediumSize;
    }

    /// A write has taken effect; it may reach the medium before it is completed.
    void wrote(long write, int at, byte[] bytes, long after) {
        for (int i = 0; i < bytes.length; ) {
            int n = Math.min(bytes.length - i, 512 * (1 + chance.nextInt(16)));
            pieces.add(new Piece(write, at + i, Arrays.copyOfRange(bytes, i, i + n), after));
            i += n;
        }
    }

    void completed(long write, long before) {
        for (Piece piece : pieces) if (piece.write == write) piece.before = before;
    }

    void persistSome() {
        for (int n = chance.nextInt(3); n > 0 && !pieces.isEmpty(); n--) persistOne();
    }

    /// Everything completed before barrier number `barriers` was submitted.
    void persistAll(long barriers) {
        while (pieces.stream().anyMatch(p -> p.before <= barriers)) persistOne();
    }

    private void persistOne() {
        int pick = chance.nextInt(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            if (i != pick && mustPrecede(i, pick)) {
                pick = i;
                i = -1;
            }
        }
        Piece piece = pieces.remove(pick);
        System.arraycopy(piece.bytes, 0, medium, piece.at, piece.bytes.length);
        mediumSize = Math.max(mediumSize, piece.at + piece.bytes.length);
        persisted.run();
    }

    private boolean mustPrecede(int first, int second) {
        Piece a = pieces.get(first);
        Piece b = pieces.get(second);
        boolean overlap = a.at < b.at + b.bytes.length && b.at < a.at + a.bytes.length;
        return a.before <= b.after || first < second && overlap;
    }
}
