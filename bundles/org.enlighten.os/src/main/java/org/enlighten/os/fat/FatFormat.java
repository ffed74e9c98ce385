// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// An empty FAT volume to be made. Type and cluster size follow from its size, as Microsoft's tables have it: FAT12
/// to 4 MB and on floppies, FAT16 to 2 GB, FAT32 beyond.
///
/// @param sizeBytes of the volume
/// @param label at most 11 characters; empty for none
/// @param oemName at most 8 characters; where a boot loader looks first
/// @param bootCode what the boot sector holds behind its fields; at most 420 bytes
/// @param hiddenSectors sectors of the disk before the volume
/// @param type asked for; empty to let the size decide
/// @param createdNs instant of the system's clock, for the label's date
public record FatFormat(
        long sizeBytes,
        String label,
        long serialNumber,
        String oemName,
        byte[] bootCode,
        long hiddenSectors,
        Optional<FatType> type,
        long createdNs) {
    private static final int SECTOR = FatGeometry.SECTOR;
    private static final int PIECE_BYTES = 64 << 10;
    private static final int BOOT_CODE_MOST = 420;
    private static final int FLOPPY_SECTORS = 2880;
    private static final int FAT12_SECTORS = 8400;
    private static final long FAT16_SECTORS = 1L << 22;
    private static final int ROOT_ENTRIES = 512;
    private static final int TABLES = 2;
    private static final long SECTORS_MOST = 0xFFFFFFFFL;

    /// Bytes to be written at a place of the volume.
    public record Piece(long at, byte[] bytes) {}

    private record Shape(
            FatType type, int reserved, int perCluster, int rootEntries, int tableSectors, long clusters) {}

    /// In the order in which they are to be written: the boot sector, which makes it a volume, comes last. INVALID
    /// when there is no such volume.
    public List<Piece> pieces() {
        if (bootCode.length > BOOT_CODE_MOST) {
            throw invalid(
                    "A boot sector has room for %d bytes of code, not %d.".formatted(BOOT_CODE_MOST, bootCode.length));
        }
        Shape s = shape();
        List<Piece> pieces = new ArrayList<>();
        long rootSector = s.reserved + (long) TABLES * s.tableSectors;
        for (int copy = 0; copy < TABLES; copy++) table(s, s.reserved + (long) copy * s.tableSectors, pieces);
        int rootBytes = s.type == FatType.FAT32 ? s.perCluster * SECTOR : s.rootEntries * FatEntry.BYTES;
        zeros(rootSector * SECTOR, rootBytes, root(), pieces);
        byte[] boot = boot(s);
        if (s.type == FatType.FAT32) {
            pieces.add(new Piece(SECTOR, info(s)));
            pieces.add(new Piece(6L * SECTOR, boot));
            pieces.add(new Piece(7L * SECTOR, info(s)));
        }
        pieces.add(new Piece(0, boot));
        return pieces;
    }

    private long sectors() {
        return sizeBytes / SECTOR;
    }

    private Shape shape() {
        if (sectors() > SECTORS_MOST) throw invalid("A FAT volume has less than 2 TB.");
        List<FatType> wanted = type.map(List::of).orElseGet(this::usual);
        for (FatType t : wanted) {
            for (int perCluster = perCluster(t); perCluster <= 128; perCluster *= 2) {
                Shape shape = shape(t, perCluster);
                if (shape.clusters > 0 && FatType.of(shape.clusters) == t) return shape;
            }
        }
        throw invalid("A volume of %d bytes cannot be %s.".formatted(sizeBytes, type.isPresent() ? type.get() : "FAT"));
    }

    private List<FatType> usual() {
        if (sectors() <= FAT12_SECTORS) return List.of(FatType.FAT12);
        if (sectors() <= FAT16_SECTORS) return List.of(FatType.FAT16, FatType.FAT32);
        return List.of(FatType.FAT32);
    }

    private int perCluster(FatType t) {
        long kib = sizeBytes >> 10;
        return switch (t) {
            case FAT12 -> 1;
            case FAT16 ->
                kib <= 16 << 10 ? 2 : kib <= 128 << 10 ? 4 : kib <= 256 << 10 ? 8 : kib <= 512 << 10 ? 16 : 32;
            case FAT32 ->
                kib <= 260 << 10 ? 1 : kib <= 8L << 20 ? 8 : kib <= 16L << 20 ? 16 : kib <= 32L << 20 ? 32 : 64;
        };
    }

    private Shape shape(FatType t, int perCluster) {
        int reserved = t == FatType.FAT32 ? 32 : 1;
        int entries = t == FatType.FAT32 ? 0 : sectors() == FLOPPY_SECTORS ? 224 : ROOT_ENTRIES;
        int tableSectors = 1;
        while (true) {
            long data = sectors() - reserved - (long) TABLES * tableSectors - entries * FatEntry.BYTES / SECTOR;
            long clusters = data / perCluster;
            int needed = (int) Math.ceilDiv(t.tableBytes(Math.max(0, clusters)), SECTOR);
            if (needed <= tableSectors) return new Shape(t, reserved, perCluster, entries, tableSectors, clusters);
            tableSectors = needed;
        }
    }

    private int media() {
        return sectors() == FLOPPY_SECTORS ? 0xF0 : 0xF8;
    }

    private void table(Shape s, long sector, List<Piece> pieces) {
        byte[] head = switch (s.type) {
            case FAT12 -> new byte[] {(byte) media(), -1, -1};
            case FAT16 -> new byte[] {(byte) media(), -1, -1, -1};
            case FAT32 -> new byte[] {(byte) media(), -1, -1, 0x0F, -1, -1, -1, 0x0F, -1, -1, -1, 0x0F};
        };
        zeros(sector * SECTOR, (long) s.tableSectors * SECTOR, head, pieces);
    }

    /// `head` and zeros behind it.
    private static void zeros(long at, long bytes, byte[] head, List<Piece> pieces) {
        for (long done = 0; done < bytes; done += PIECE_BYTES) {
            int n = (int) Math.min(PIECE_BYTES, bytes - done);
            pieces.add(new Piece(at + done, done == 0 ? Arrays.copyOf(head, n) : new byte[n]));
        }
    }

    private byte[] root() {
        if (label.isEmpty()) return new byte[0];
        return FatEntry.bytes(new ShortName(text(label, 11), 0), FatEntry.VOLUME_LABEL, 0, FatTime.of(createdNs));
    }

    private byte[] boot(Shape s) {
        boolean is32 = s.type == FatType.FAT32;
        boolean floppy = media() == 0xF0;
        ByteBuffer b = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        b.put((byte) 0xEB).put((byte) (is32 ? 0x58 : 0x3C)).put((byte) 0x90).put(text(oemName, 8));
        b.putShort((short) SECTOR)
                .put((byte) s.perCluster)
                .putShort((short) s.reserved)
                .put((byte) TABLES);
        b.putShort((short) s.rootEntries);
        boolean small = !is32 && sectors() < 0x10000;
        b.putShort((short) (small ? sectors() : 0)).put((byte) media());
        b.putShort((short) (is32 ? 0 : s.tableSectors));
        b.putShort((short) (floppy ? 18 : 63)).putShort((short) (floppy ? 2 : 255));
        b.putInt((int) hiddenSectors).putInt((int) (small ? 0 : sectors()));
        if (is32)
            b.putInt(s.tableSectors)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(2)
                    .put(new byte[] {1, 0, 6, 0});
        if (is32) b.put(new byte[12]);
        b.put((byte) (floppy ? 0 : 0x80)).put((byte) 0).put((byte) 0x29).putInt((int) serialNumber);
        b.put(text(label.isEmpty() ? "NO NAME" : label, 11))
                .put(text(s.type.name(), 8))
                .put(bootCode);
        return b.putShort(510, (short) 0xAA55).array();
    }

    private static byte[] info(Shape s) {
        ByteBuffer b = ByteBuffer.allocate(SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, 0x41615252)
                .putInt(484, 0x61417272)
                .putInt(488, (int) s.clusters - 1)
                .putInt(492, 3);
        return b.putInt(508, 0xAA550000).array();
    }

    private static byte[] text(String text, int bytes) {
        byte[] padded = new byte[bytes];
        Arrays.fill(padded, (byte) ' ');
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, padded, 0, Math.min(bytes, ascii.length));
        return padded;
    }

    private static OperationFailed invalid(String sentence) {
        return new OperationFailed(Failure.INVALID, sentence);
    }
}
