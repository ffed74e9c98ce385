// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.BitSet;

/// Which allocation chunks of a medium are taken: the lowest free one goes first.
final class SpaceMap {
    private final BitSet taken = new BitSet();
    private final int chunks;
    private int firstFree;

    SpaceMap(long capacityBytes) {
        chunks = Math.toIntExact(capacityBytes / FileRecord.CHUNK_BYTES);
    }

    /// The lowest free chunk. Whole clusters are accounted elsewhere, so chunks that are not full may run out first;
    /// then files share the last one: it is a place on the medium, not a right to it.
    int take() {
        int chunk = Math.min(taken.nextClearBit(firstFree), chunks - 1);
        taken.set(chunk);
        firstFree = chunk + 1;
        return chunk;
    }

    void give(int chunk) {
        taken.clear(chunk);
        firstFree = Math.min(firstFree, chunk);
    }

    void taken(int chunk) {
        taken.set(chunk);
    }

    void clear() {
        taken.clear();
        firstFree = 0;
    }
}
