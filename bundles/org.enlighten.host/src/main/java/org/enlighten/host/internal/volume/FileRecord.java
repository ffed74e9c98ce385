// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.Arrays;

/// What a volume knows of one file or directory. Where its bytes lie on the medium is a list of allocation chunks, in
/// order of offset; seeks are measured between them.
final class FileRecord {
    static final long CHUNK_BYTES = 1 << 20;
    private static final long CLUSTER_BYTES = 4096;

    /// A record as it is saved.
    record State(String path, boolean directory, long sizeBytes, long modifiedNs, int[] chunks) {}

    String path;
    final boolean directory;
    long sizeBytes;
    long modifiedNs;
    boolean deleted;
    private int[] chunks = new int[0];
    private int chunkCount;

    FileRecord(String path, boolean directory) {
        this.path = path;
        this.directory = directory;
    }

    void restore(State s) {
        path = s.path();
        sizeBytes = s.sizeBytes();
        modifiedNs = s.modifiedNs();
        deleted = false;
        chunks = s.chunks().clone();
        chunkCount = chunks.length;
    }

    State save() {
        return new State(path, directory, sizeBytes, modifiedNs, Arrays.copyOf(chunks, chunkCount));
    }

    /// What it takes of the volume: whole clusters.
    long takenBytes() {
        return clusters(sizeBytes);
    }

    static long clusters(long bytes) {
        return Math.ceilDiv(bytes, CLUSTER_BYTES) * CLUSTER_BYTES;
    }

    int chunkCount() {
        return chunkCount;
    }

    int chunk(int index) {
        return chunks[index];
    }

    void addChunk(int chunk) {
        if (chunkCount == chunks.length) chunks = Arrays.copyOf(chunks, Math.max(4, chunkCount * 2));
        chunks[chunkCount++] = chunk;
    }

    int removeLastChunk() {
        return chunks[--chunkCount];
    }

    /// Where a byte lies on the medium; past the end of the file, after its last chunk.
    long position(long offset) {
        if (chunkCount == 0) return 0;
        long index = Math.min(offset / CHUNK_BYTES, chunkCount - 1);
        return chunks[(int) index] * CHUNK_BYTES + offset % CHUNK_BYTES;
    }
}
