// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;

/// A file's content as one run sees it. Whole sectors go by reference; a piece of a sector is metadata.
final class Ext2File {
    private static final int SECTOR = 512;
    private static final long SMALL_MOST = Integer.MAX_VALUE;
    private static final Slice ZEROS = Slice.of(new byte[64 << 10]);
    private final Ext2Access access;
    private final Blocks b;
    private final Ext2Inode inode;
    private final Ext2Map map;
    private final int blockBytes;
    private final String name;
    private final long size;

    Ext2File(Ext2Access access, Ext2Inode inode, String name) {
        this.access = access;
        this.inode = inode;
        this.name = name;
        b = access.b();
        map = access.map(inode);
        blockBytes = access.g().blockBytes();
        if (inode.isDirectory()) throw invalid("is a directory, not a file");
        if (!inode.isFile()) throw invalid("is a link or a device, not a file");
        size = inode.sizeBytes();
        if (size < 0) throw Damage.found("'%s' has no possible size: %d bytes.".formatted(name, size));
    }

    private OperationFailed invalid(String what) {
        return new OperationFailed(Failure.INVALID, "'" + name + "' " + what + ".");
    }

    /// The bytes that are there, at most as many as `into` takes.
    int read(long from, Slice into) {
        requirePlace(from);
        int count = (int) Math.min(into.length(), Math.max(0, size - from));
        for (int done = 0, n; done < count; done += n) {
            long block = map.block((from + done) / blockBytes);
            n = contiguous(from + done, block, count - done);
            if (block == 0) b.zero(into.part(done, n));
            else readRange(at(block, from + done), into.part(done, n));
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

    /// How many bytes from `from` lie side by side, `block` being the first; at most `most`.
    private int contiguous(long from, long block, int most) {
        long bytes = blockBytes - from % blockBytes;
        for (long i = 1; bytes < most; i++, bytes += blockBytes) {
            if (map.block(from / blockBytes + i) != (block == 0 ? 0 : block + i)) break;
        }
        return (int) Math.min(bytes, most);
    }

    private long at(long block, long from) {
        return block * blockBytes + from % blockBytes;
    }

    int write(long from, Slice data) {
        requirePlace(from);
        if (data.length() == 0) return 0;
        long end = from + data.length();
        requireRoom(end);
        if (from > size) zeroTail(Math.min(from, Math.ceilDiv(size, blockBytes) * blockBytes));
        for (int done = 0, n; done < data.length(); done += n) {
            n = (int) Math.min(data.length() - done, blockBytes - (from + done) % blockBytes);
            writeInBlock(from + done, data.part(done, n));
        }
        b.phase(Ext2Phase.INODE);
        inode.sizeBytes(Math.max(end, size));
        inode.touched(access.seconds());
        return data.length();
    }

    private void writeInBlock(long from, Slice data) {
        long block = map.block(from / blockBytes);
        boolean fresh = block == 0;
        if (fresh) block = map.make(from / blockBytes);
        b.phase(Ext2Phase.PREPARE);
        int in = (int) (from % blockBytes);
        int sectorFrom = in / SECTOR * SECTOR;
        int sectorEnd = Math.ceilDiv(in + data.length(), SECTOR) * SECTOR;
        if (fresh) {
            zeroSectors(block, 0, sectorFrom);
            zeroSectors(block, sectorEnd, blockBytes);
        }
        writeRange(at(block, from), data, fresh);
    }

    /// Sectors of a new block that nobody writes: they must not show what was there before.
    private void zeroSectors(long block, int from, int to) {
        for (int i = from; i < to; i += SECTOR) b.fresh(block * blockBytes + i);
    }

    private void writeRange(long at, Slice data, boolean fresh) {
        for (int done = 0, n; done < data.length(); done += n) {
            n = piece(at + done, data.length() - done);
            if (n % SECTOR == 0) {
                b.write(at + done, data.part(done, n));
            } else {
                long sector = (at + done) / SECTOR * SECTOR;
                if (fresh) b.fresh(sector);
                b.put(at + done, data.part(done, n).toBytes());
            }
        }
    }

    /// What lies in the last block behind the file's end becomes zeros, up to `to`: it is to be within the file.
    private void zeroTail(long to) {
        long block = to <= size ? 0 : map.block(size / blockBytes);
        if (block == 0) return;
        b.phase(Ext2Phase.PREPARE);
        writeRange(at(block, size), ZEROS.part(0, (int) (to - size)), false);
    }

    void resize(long bytes) {
        if (bytes < 0) throw new OperationFailed(Failure.INVALID, "A file cannot have " + bytes + " bytes.");
        requireRoom(bytes);
        if (bytes > size) zeroTail(Math.min(bytes, Math.ceilDiv(size, blockBytes) * blockBytes));
        b.phase(Ext2Phase.INODE);
        inode.sizeBytes(bytes);
        inode.touched(access.seconds());
        if (bytes < size) map.cut(Math.ceilDiv(bytes, blockBytes));
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

    private void requireRoom(long end) {
        long most = Ext2Map.blocksMost(access.g().entriesPerBlock()) * blockBytes;
        if (!access.g().largeFiles()) most = Math.min(most, SMALL_MOST);
        if (end <= most) return;
        throw new OperationFailed(
                Failure.NO_SPACE, "A file on this volume holds at most %d bytes, not %d.".formatted(most, end));
    }
}
