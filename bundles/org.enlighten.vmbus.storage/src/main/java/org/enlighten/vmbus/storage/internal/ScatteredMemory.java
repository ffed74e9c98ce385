// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.internal;

import java.util.List;
import org.enlighten.block.Memories;
import org.enlighten.block.Memory;
import org.enlighten.block.Slice;

/// A guest's buffer whose pages do not lie side by side, as one memory: so that one request to a disk is one request
/// to its image, and the data still is where the guest has it.
final class ScatteredMemory implements Memory {
    private final List<Slice> pieces;
    private final long sizeBytes;
    private String name;

    /// @param name stable, unique while it is used
    ScatteredMemory(String name, List<Slice> pieces) {
        this.name = name;
        this.pieces = List.copyOf(pieces);
        sizeBytes = pieces.stream().mapToLong(Slice::length).sum();
    }

    static ScatteredMemory restored(String name, List<Slice.State> saved, Memories memories) {
        return new ScatteredMemory(
                name, saved.stream().map(s -> s.in(memories.patient())).toList());
    }

    List<Slice.State> save() {
        return pieces.stream().map(Slice::save).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void retire() {
        name = "";
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    /// What is done with a stretch of one piece.
    private interface Part {
        void at(Slice piece, long from, int offset, int bytes);
    }

    private void each(long at, int offset, int bytes, Part part) {
        if (at < 0 || bytes < 0 || at > sizeBytes - bytes)
            throw new IndexOutOfBoundsException(
                    "outside of a guest's buffer: at=%d, length=%d, size=%d".formatted(at, bytes, sizeBytes));
        long begin = 0;
        int done = 0;
        for (Slice piece : pieces) {
            long from = at + done - begin;
            if (done < bytes && from < piece.length()) {
                int n = (int) Math.min(bytes - done, piece.length() - from);
                part.at(piece, piece.at() + from, offset + done, n);
                done += n;
            }
            begin += piece.length();
        }
    }

    @Override
    public void read(long at, byte[] into, int offset, int bytes) {
        each(at, offset, bytes, (piece, from, to, n) -> piece.memory().read(from, into, to, n));
    }

    @Override
    public void write(long at, byte[] from, int offset, int bytes) {
        each(at, offset, bytes, (piece, to, begin, n) -> piece.memory().write(to, from, begin, n));
    }
}
