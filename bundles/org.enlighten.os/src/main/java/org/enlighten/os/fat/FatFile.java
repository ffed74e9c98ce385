// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.Arrays;
import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;

/// A file's content as one run sees it. Whole sectors go by reference; a piece of a sector is metadata.
final class FatFile {
    private static final int SECTOR = FatGeometry.SECTOR;
    private static final long MOST_BYTES = 0xFFFFFFFFL;
    private static final byte[] ZEROS = new byte[64 << 10];
    private static final Slice ZERO_DATA = Slice.of(ZEROS);
    private final Blocks b;
    private final FatGeometry g;
    private final FatTable table;
    private final FatEntry entry;
    private final FatTime now;
    private int[] chain;

    FatFile(Blocks b, FatGeometry g, FatTable table, FatEntry entry, FatTime now) {
        this.b = b;
        this.g = g;
        this.table = table;
        this.entry = entry;
        this.now = now;
        if (entry.isDirectory()) {
            throw new OperationFailed(Failure.INVALID, "'" + entry.name() + "' is a directory, not a file.");
        }
        chain = entry.firstCluster() == 0 ? new int[0] : table.chain(entry.firstCluster(), entry.name());
        if ((long) chain.length * g.clusterBytes() < entry.sizeBytes()) {
            throw new OperationFailed(
                    Failure.CORRUPT,
                    "'%s' has %d bytes by its entry, but only %d clusters of %d."
                            .formatted(entry.name(), entry.sizeBytes(), chain.length, g.clusterBytes()));
        }
    }

    /// The bytes that are there, at most as many as `into` takes.
    int read(long from, Slice into) {
        requirePlace(from);
        int count = (int) Math.min(into.length(), Math.max(0, entry.sizeBytes() - from));
        for (int done = 0, n; done < count; done += n) {
            n = contiguous(from + done, count - done);
            readRange(at(from + done), into.part(done, n));
        }
        return count;
    }

    private void readRange(long at, Slice into) {
        for (int done = 0, n; done < into.length(); done += n) {
            n = piece(at + done, into.length() - done);
            if (n % SECTOR == 0) b.read(at + done, into.part(done, n));
            else b.fill(into.part(done, n), b.bytes(at + done, n));
        }
    }

    int write(long from, Slice data) {
        requirePlace(from);
        if (data.length() == 0) return 0;
        requireWritable();
        long end = from + data.length();
        if (end > MOST_BYTES) throw new OperationFailed(Failure.NO_SPACE, "A file on FAT holds less than 4 GB.");
        reach(end);
        b.phase(FatPhase.PREPARE);
        zero(entry.sizeBytes(), from);
        for (int done = 0, n; done < data.length(); done += n) {
            n = contiguous(from + done, data.length() - done);
            writeRange(from + done, at(from + done), data.part(done, n));
        }
        named(Math.max(end, entry.sizeBytes()));
        return data.length();
    }

    private void writeRange(long from, long at, Slice data) {
        for (int done = 0, n; done < data.length(); done += n) {
            n = piece(at + done, data.length() - done);
            if (n % SECTOR == 0) {
                b.write(at + done, data.part(done, n));
            } else {
                if ((from + done) / SECTOR * SECTOR >= entry.sizeBytes()) b.fresh((at + done) / SECTOR * SECTOR);
                b.put(at + done, data.part(done, n).toBytes());
            }
        }
    }

    void resize(long bytes) {
        if (bytes < 0 || bytes > MOST_BYTES) {
            throw new OperationFailed(Failure.INVALID, "A file on FAT cannot have " + bytes + " bytes.");
        }
        requireWritable();
        if (bytes < entry.sizeBytes()) {
            shrink(bytes);
        } else if (bytes > entry.sizeBytes()) {
            reach(bytes);
            b.phase(FatPhase.PREPARE);
            zero(entry.sizeBytes(), bytes);
            named(bytes);
        }
    }

    /// Makes the chain long enough for a file of `end` bytes.
    private void reach(long end) {
        int have = chain.length;
        int more = (int) Math.ceilDiv(end, g.clusterBytes()) - have;
        if (more <= 0) return;
        b.phase(FatPhase.PREPARE);
        int[] added = table.allocateChain(more);
        table.countChanged(-more);
        if (have > 0) {
            b.phase(FatPhase.LINK);
            table.set(chain[have - 1], added[0]);
        }
        chain = Arrays.copyOf(chain, have + more);
        System.arraycopy(added, 0, chain, have, more);
    }

    private void named(long bytes) {
        b.phase(FatPhase.NAME);
        entry.putSize(b, bytes);
        entry.putFirstCluster(b, chain.length == 0 ? 0 : chain[0]);
        entry.touched(b, now);
    }

    private void shrink(long bytes) {
        int keep = (int) Math.ceilDiv(bytes, g.clusterBytes());
        int[] all = chain;
        chain = Arrays.copyOf(all, keep);
        named(bytes);
        if (keep > 0 && keep < all.length) {
            b.phase(FatPhase.CUT);
            table.setEnd(all[keep - 1]);
        }
        free(b, table, all, keep);
    }

    static void free(Blocks b, FatTable table, int[] chain, int from) {
        b.phase(FatPhase.FREE);
        for (int i = from; i < chain.length; i++) table.set(chain[i], 0);
        table.countChanged(chain.length - from);
    }

    /// Zeros from one place of the file to another, which come after its end.
    private void zero(long from, long to) {
        for (long at = from, n; at < to; at += n) {
            n = contiguous(at, (int) Math.min(to - at, ZEROS.length));
            writeRange(at, at(at), ZERO_DATA.part(0, (int) n));
        }
    }

    /// How many bytes from `from` lie side by side, at most `most`.
    private int contiguous(long from, int most) {
        int index = (int) (from / g.clusterBytes());
        long bytes = g.clusterBytes() - from % g.clusterBytes();
        while (bytes < most && chain[index + 1] == chain[index] + 1) {
            index++;
            bytes += g.clusterBytes();
        }
        return (int) Math.min(bytes, most);
    }

    private long at(long from) {
        return g.at(chain[(int) (from / g.clusterBytes())]) + from % g.clusterBytes();
    }

    /// The next piece of a range: whole sectors, or the part of one up to its end or the range's.
    private static int piece(long at, int count) {
        int in = (int) (at % SECTOR);
        if (in == 0 && count >= SECTOR) return count / SECTOR * SECTOR;
        return Math.min(count, SECTOR - in);
    }

    private void requirePlace(long from) {
        if (from < 0) throw new OperationFailed(Failure.OUT_OF_RANGE, "A file has no place " + from + ".");
    }

    private void requireWritable() {
        if ((entry.attributes() & FatEntry.READ_ONLY) != 0) {
            throw new OperationFailed(Failure.READ_ONLY, "'" + entry.name() + "' is read-only.");
        }
    }
}
