// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.BlockEngine;
import org.enlighten.block.Blocks;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.Listing;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.FileSystem;
import org.enlighten.simulation.Saved;

/// The smallest file system: a magic sector, a table of names of one sector each, and for each name a stretch
/// of 48 KiB. A name's sector holds its length (4 bytes), whether it is a directory (1 byte), and its path.
/// Data moves in whole sectors.
final class TinyFileSystem extends BlockEngine<FileRequest> implements FileSystem {
    static final String MAGIC = "TINYFS01";
    static final int ENTRIES = 24;
    static final int FILE_BYTES = 48 * 1024;
    static final long BYTES = 512L * (1 + ENTRIES) + (long) ENTRIES * FILE_BYTES;

    private static final int SECTOR = 512;
    private static final int NAME_AT = 8;

    TinyFileSystem(EngineSetup setup) {
        super(setup, 0);
    }

    @Override
    protected FileRequest restored(Saved saved, Memories memories) {
        return saved.as(FileRequest.State.class).in(memories);
    }

    private static long entryAt(int n) {
        return SECTOR * (1L + n);
    }

    private static long dataAt(int n) {
        return SECTOR * (1L + ENTRIES) + (long) n * FILE_BYTES;
    }

    private static String name(Blocks b, int n) {
        int length = b.u8(entryAt(n) + 5);
        return length == 0 ? "" : new String(b.bytes(entryAt(n) + NAME_AT, length), StandardCharsets.ISO_8859_1);
    }

    private static Optional<Integer> find(Blocks b, String path) {
        for (int n = 0; n < ENTRIES; n++) if (name(b, n).equalsIgnoreCase(path)) return Optional.of(n);
        return Optional.empty();
    }

    private static int existing(Blocks b, String path) {
        return find(b, path)
                .orElseThrow(() -> new OperationFailed(Outcome.Failure.NOT_FOUND, "there is no '" + path + "'"));
    }

    private static long size(Blocks b, int n) {
        return b.u32le(entryAt(n));
    }

    private static boolean isDirectory(Blocks b, int n) {
        return b.u8(entryAt(n) + 4) != 0;
    }

    private static Listing.Entry entry(Blocks b, int n) {
        String path = name(b, n);
        return new Listing.Entry(path.substring(path.lastIndexOf('\\') + 1), isDirectory(b, n), size(b, n), 0);
    }

    @Override
    protected Outcome run(FileRequest request, Blocks b) {
        return switch (request) {
            case FileRequest.Stat(String path) -> stat(b, path);
            case FileRequest.List(String path) -> list(b, path);
            case FileRequest.Volume() -> new Outcome.Done(0, Saved.of(new VolumeInfo("TINY", "TINY", BYTES, 0, 1)));
            case FileRequest.Create(String path) -> create(b, path, false);
            case FileRequest.MakeDirectory(String path) -> create(b, path, true);
            case FileRequest.Delete(String path) -> {
                b.fresh(entryAt(existing(b, path)));
                yield Outcome.DONE;
            }
            case FileRequest.Rename(String from, String to) -> {
                int n = existing(b, from);
                putName(b, n, to);
                yield Outcome.DONE;
            }
            case FileRequest.Read(String path, long at, Slice into) -> read(b, path, at, into);
            case FileRequest.Write(String path, long at, Slice data) -> write(b, path, at, data);
            case FileRequest.Resize(String path, long bytes) -> {
                b.put32le(entryAt(existing(b, path)), bytes);
                yield Outcome.DONE;
            }
            case FileRequest.Flush() -> {
                b.flush();
                yield Outcome.DONE;
            }
        };
    }

    private static Outcome stat(Blocks b, String path) {
        if (path.equals("\\")) return new Outcome.Done(0, Saved.of(new Listing.Entry("", true, 0, 0)));
        return new Outcome.Done(0, Saved.of(entry(b, existing(b, path))));
    }

    private static Outcome list(Blocks b, String path) {
        String prefix = path.equals("\\") ? "\\" : path + "\\";
        List<Listing.Entry> entries = new ArrayList<>();
        for (int n = 0; n < ENTRIES; n++) {
            String name = name(b, n);
            boolean inside = name.length() > prefix.length() && name.regionMatches(true, 0, prefix, 0, prefix.length());
            if (inside && name.indexOf('\\', prefix.length()) < 0) entries.add(entry(b, n));
        }
        return new Outcome.Done(0, Saved.of(new Listing(entries)));
    }

    private static Outcome create(Blocks b, String path, boolean directory) {
        if (find(b, path).isPresent()) throw new OperationFailed(Outcome.Failure.EXISTS, "there is a '" + path + "'");
        int free = find(b, "").orElseThrow(() -> new OperationFailed(Outcome.Failure.NO_SPACE, "the table is full"));
        b.fresh(entryAt(free));
        b.put(entryAt(free) + 4, (byte) (directory ? 1 : 0));
        putName(b, free, path);
        return Outcome.DONE;
    }

    private static void putName(Blocks b, int n, String path) {
        byte[] name = path.getBytes(StandardCharsets.ISO_8859_1);
        b.put(entryAt(n) + 5, (byte) name.length);
        b.put(entryAt(n) + NAME_AT, name);
    }

    private static Outcome read(Blocks b, String path, long at, Slice into) {
        int n = existing(b, path);
        int count = Math.clamp(size(b, n) - at, 0, into.length());
        int whole = at % SECTOR == 0 ? count / SECTOR * SECTOR : 0;
        if (whole > 0) b.read(dataAt(n) + at, into.part(0, whole));
        if (whole < count) b.fill(into.part(whole, count - whole), b.bytes(dataAt(n) + at + whole, count - whole));
        return Outcome.done(count);
    }

    private static Outcome write(Blocks b, String path, long at, Slice data) {
        int n = existing(b, path);
        if (at + data.length() > FILE_BYTES)
            throw new OperationFailed(Outcome.Failure.NO_SPACE, "files are small here");
        if (at + data.length() > size(b, n)) b.put32le(entryAt(n), at + data.length());
        int whole = at % SECTOR == 0 ? data.length() / SECTOR * SECTOR : 0;
        if (whole > 0) b.write(dataAt(n) + at, data.part(0, whole));
        if (whole < data.length())
            b.put(
                    dataAt(n) + at + whole,
                    data.part(whole, data.length() - whole).toBytes());
        return Outcome.done(data.length());
    }

    static boolean isTiny(byte[] first) {
        byte[] magic = MAGIC.getBytes(StandardCharsets.ISO_8859_1);
        return first.length >= SECTOR && Arrays.equals(Arrays.copyOf(first, magic.length), magic);
    }
}
