// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.setup;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.disk.MasterBootRecord.Partition;
import org.enlighten.os.ext2.Ext2Format;

/// What setup writes to the raw disk, and where.
record DiskPieces(Work work, Product product) {
    private static final int SECTOR_BYTES = MasterBootRecord.SECTOR_BYTES;
    private static final int PAGE_BYTES = 4096;
    private static final int SWAP_VERSION_AT = 1024;
    private static final String SWAP_SIGNATURE = "SWAPSPACE2";

    /// The table, and the code that names the system and what it begins with.
    List<Piece> bootRecord() {
        List<Partition> partitions = List.of(work.root(), work.swap());
        int signature = (int) (work.number("signature") >>> 32) | 1;
        return List.of(
                new Piece(0, MasterBootRecord.of(product.systemId(), work.bootDrivers(), partitions, signature)));
    }

    /// An empty ext2, its superblock last; before it, in the sector that ext2 leaves free, the system's name.
    List<Piece> fileSystem() {
        long from = work.root().fromSector() * SECTOR_BYTES;
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(from, BootCode.ofFreeSector(product.systemId(), shortName())));
        Ext2Format format = new Ext2Format(
                work.root().sectors() * SECTOR_BYTES,
                "root",
                work.number("volume"),
                work.number("volume, low half"),
                OptionalInt.empty(),
                Ext2Format.USUAL_BYTES_PER_INODE,
                0);
        for (Ext2Format.Piece piece : format.pieces()) pieces.add(new Piece(from + piece.at(), piece.bytes()));
        return pieces;
    }

    private String shortName() {
        return product.systemId().substring(0, Math.min(8, product.systemId().length()));
    }

    /// The first page of swap: version, last page, signature at its end (`union swap_header` of Linux's `swap.h`).
    List<Piece> swap() {
        ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long pages = work.swap().sectors() * SECTOR_BYTES / PAGE_BYTES;
        page.putInt(SWAP_VERSION_AT, 1).putInt(SWAP_VERSION_AT + 4, (int) pages - 1);
        page.put(PAGE_BYTES - SWAP_SIGNATURE.length(), SWAP_SIGNATURE.getBytes(StandardCharsets.US_ASCII));
        return List.of(new Piece(work.swap().fromSector() * SECTOR_BYTES, page.array()));
    }
}
