// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.BitSet;

/// Which allocation chunks of a medium are taken: the lowest free one goes first.
final class SpaceMap {
    private final BitSet taken = new BitSet();
    private final int chunks;

    SpaceMap(long capacityBytes) {
        chunks = Math.toIntExact(capacityBytes / FileRecord.CHUNK_BYTES);
    }

    /// The lowest free chunk. Whole clusters are accounted elsewhere, so chunks that are not full may run out first;
    /// then files share the last one: it is a place on the medium, not a right to it.
    int take() {
        int chunk = Math.min(taken.nextClearBit(0), chunks - 1);
        taken.set(chunk);
        return chunk;
    }

    void give(int chunk) {
        taken.clear(chunk);
    }

    void taken(int chunk) {
        taken.set(chunk);
    }

    void clear() {
        taken.clear();
    }
}
