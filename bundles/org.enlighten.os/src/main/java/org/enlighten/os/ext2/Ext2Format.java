// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// An empty ext2 volume to be made, as `mke2fs -O none,filetype,sparse_super,large_file` makes it: an empty root
/// directory, and `lost+found` with room for what a check finds.
///
/// @param sizeBytes of the volume
/// @param label at most 16 characters; empty for none
/// @param idHigh, idLow the volume's UUID
/// @param blockBytes asked for: 1024, 2048 or 4096; empty: 1024 up to 512 MiB, 4096 beyond
/// @param bytesPerInode one file can be for so many bytes of the volume
/// @param createdNs instant of the system's clock
public record Ext2Format(
        long sizeBytes,
        String label,
        long idHigh,
        long idLow,
        OptionalInt blockBytes,
        int bytesPerInode,
        long createdNs) {
    /// As most makers of such volumes have it.
    public static final int USUAL_BYTES_PER_INODE = 16_384;

    /// No piece is longer.
    public static final int PIECE_BYTES_MOST = 64 << 10;

    private static final byte[] ZEROS = new byte[PIECE_BYTES_MOST];
    private static final long SMALL_BYTES = 512L << 20;
    private static final int GROUP_INODES_LEAST = 16;
    private static final int LAST_GROUP_BLOCKS_LEAST = 50;
    private static final long BLOCKS_MOST = 0xFFFFFFFFL;

    /// Bytes to be written at a place of the volume; whole sectors.
    public record Piece(long at, byte[] bytes) {}

    /// In the order in which they are to be written: the superblock, which makes it a volume, comes last. INVALID
    /// when there is no such volume.
    public List<Piece> pieces() {
        Ext2Geometry g = geometry();
        Ext2Image image = new Ext2Image(g, this);
        List<Piece> pieces = new ArrayList<>();
        for (int group = 0; group < g.groups(); group++) {
            for (Piece piece : image.bitmaps(group)) pieces.add(piece);
            long table = image.tableBlock(group) * g.blockBytes();
            zeros(table, (long) g.inodeTableBlocks() * g.blockBytes(), pieces);
        }
        pieces.add(image.firstInodes());
        pieces.addAll(image.directories());
        byte[] descriptors = image.descriptors();
        for (int group = g.groups() - 1; group >= 0; group--) {
            if (!g.hasSuperblock(group)) continue;
            split((g.firstOf(group) + 1) * g.blockBytes(), descriptors, pieces);
            pieces.add(new Piece(image.superblockAt(group), image.superblock(group)));
        }
        return pieces;
    }

    private static void zeros(long at, long bytes, List<Piece> pieces) {
        for (long done = 0; done < bytes; done += PIECE_BYTES_MOST) {
            int n = (int) Math.min(PIECE_BYTES_MOST, bytes - done);
            pieces.add(new Piece(at + done, n == PIECE_BYTES_MOST ? ZEROS : new byte[n]));
        }
    }

    private static void split(long at, byte[] bytes, List<Piece> pieces) {
        for (int done = 0; done < bytes.length; done += PIECE_BYTES_MOST) {
            int end = Math.min(bytes.length, done + PIECE_BYTES_MOST);
            pieces.add(new Piece(at + done, java.util.Arrays.copyOfRange(bytes, done, end)));
        }
    }

    Ext2Geometry geometry() {
        int bytes = blockBytes.orElse(sizeBytes < SMALL_BYTES ? 1024 : 4096);
        if (bytes != 1024 && bytes != 2048 && bytes != 4096) throw invalid("Blocks cannot have " + bytes + " bytes.");
        if (bytesPerInode < 1024) throw invalid("There cannot be an inode for each %d bytes.".formatted(bytesPerInode));
        if (sizeBytes / bytes > BLOCKS_MOST) throw invalid("A volume of %d bytes is too large.".formatted(sizeBytes));
        Ext2Geometry whole = shape(bytes, sizeBytes / bytes);
        int last = whole.groups() - 1;
        int overhead = whole.headBlocks(last) + 2 + whole.inodeTableBlocks();
        int room = whole.blocksOf(last) - overhead;
        if (last > 0 && room < LAST_GROUP_BLOCKS_LEAST) return shape(bytes, whole.firstOf(last));
        if (last == 0 && room < 2 + Ext2Image.LOST_FOUND_BYTES / bytes) {
            throw invalid("A volume of %d bytes is too small for ext2.".formatted(sizeBytes));
        }
        return whole;
    }

    private Ext2Geometry shape(int bytes, long blocks) {
        long first = bytes == 1024 ? 1 : 0;
        int perGroup = bytes * 8;
        long groups = Math.max(1, Math.ceilDiv(blocks - first, perGroup));
        long wanted = Math.max(Math.ceilDiv(blocks * bytes / bytesPerInode, groups), GROUP_INODES_LEAST);
        int perBlock = bytes / Ext2Geometry.INODE_BYTES;
        long inodes = Math.min(Math.ceilDiv(wanted, perBlock) * perBlock, perGroup);
        if (groups > 1 << 16 || inodes * groups > Integer.MAX_VALUE) {
            throw invalid("A volume of %d bytes is too large.".formatted(sizeBytes));
        }
        return new Ext2Geometry(
                bytes,
                first,
                blocks,
                perGroup,
                (int) groups,
                (int) (inodes * groups),
                (int) inodes,
                Ext2Geometry.INODE_BYTES,
                Ext2Geometry.FIRST_INODE,
                0,
                true,
                true,
                true,
                true,
                idHigh >>> 32,
                label);
    }

    private static OperationFailed invalid(String sentence) {
        return new OperationFailed(Failure.INVALID, sentence);
    }
}
