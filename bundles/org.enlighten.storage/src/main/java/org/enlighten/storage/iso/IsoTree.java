// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.iso;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// One name space over the tree: its directories' records and path tables. Primary names end in `;1`, Joliet's are
/// UCS-2.
final class IsoTree {
    private static final int RECORD_BYTES = 33;
    private static final int DIRECTORY = 2;

    private final List<IsoNode> directories;
    private final boolean wide;
    private final Map<IsoNode, Integer> extents = new LinkedHashMap<>();
    private int pathTableLittle;
    private int pathTableBig;

    IsoTree(List<IsoNode> directories, boolean wide) {
        this.directories = directories;
        this.wide = wide;
    }

    boolean isWide() {
        return wide;
    }

    int pathTableLittle() {
        return pathTableLittle;
    }

    int pathTableBig() {
        return pathTableBig;
    }

    /// @param allocate gives the first of so many sectors
    void place(IntUnaryOperator allocate) {
        int tableSectors = Iso9660Image.sectorsOf(pathTableBytes());
        pathTableLittle = allocate.applyAsInt(tableSectors);
        pathTableBig = allocate.applyAsInt(tableSectors);
        for (IsoNode d : directories)
            extents.put(d, allocate.applyAsInt(directoryBytes(d) / Iso9660Image.SECTOR_BYTES));
    }

    private byte[] name(IsoNode node) {
        String text = node.isDirectory() ? node.name() : node.name() + ";1";
        if (!wide && !node.isDirectory() && !node.name().contains(".")) text = node.name() + ".;1";
        return text.getBytes(wide ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII);
    }

    private static int recordBytes(int nameBytes) {
        return RECORD_BYTES + nameBytes + (nameBytes % 2 == 0 ? 1 : 0);
    }

    /// A record never crosses a sector.
    private int directoryBytes(IsoNode directory) {
        int at = 2 * recordBytes(1);
        for (IsoNode child : directory.children())
            at = placed(at, recordBytes(name(child).length)) + recordBytes(name(child).length);
        return Iso9660Image.sectorsOf(at) * Iso9660Image.SECTOR_BYTES;
    }

    private static int placed(int at, int bytes) {
        int left = Iso9660Image.SECTOR_BYTES - at % Iso9660Image.SECTOR_BYTES;
        return bytes > left ? at + left : at;
    }

    int pathTableBytes() {
        int bytes = 0;
        for (IsoNode d : directories) bytes += entryBytes(d);
        return bytes;
    }

    private int entryBytes(IsoNode directory) {
        int nameBytes = directory.name().isEmpty() ? 1 : name(directory).length;
        return 8 + nameBytes + nameBytes % 2;
    }

    void write(IsoBytes out, IsoDate date) {
        writePathTable(out, pathTableLittle, false);
        writePathTable(out, pathTableBig, true);
        for (IsoNode d : directories) writeDirectory(out, d, date);
    }

    private void writePathTable(IsoBytes out, int extent, boolean big) {
        long at = (long) extent * Iso9660Image.SECTOR_BYTES;
        for (IsoNode d : directories) {
            byte[] name = d.name().isEmpty() ? new byte[1] : name(d);
            out.u8(at, name.length);
            if (big) {
                out.u32be(at + 2, extents.get(d));
                out.u16be(at + 6, d.parent().number());
            } else {
                out.u32le(at + 2, extents.get(d));
                out.u16le(at + 6, d.parent().number());
            }
            out.put(at + 8, name);
            at += entryBytes(d);
        }
    }

    private void writeDirectory(IsoBytes out, IsoNode directory, IsoDate date) {
        long start = (long) extents.get(directory) * Iso9660Image.SECTOR_BYTES;
        writeRecord(out, start, directory, new byte[] {0}, date);
        writeRecord(out, start + recordBytes(1), directory.parent(), new byte[] {1}, date);
        int at = 2 * recordBytes(1);
        for (IsoNode child : directory.children()) {
            byte[] name = name(child);
            at = placed(at, recordBytes(name.length));
            writeRecord(out, start + at, child, name, date);
            at += recordBytes(name.length);
        }
    }

    /// The record of the root directory within a volume descriptor.
    void writeRoot(IsoBytes out, long at, IsoDate date) {
        writeRecord(out, at, directories.getFirst(), new byte[] {0}, date);
    }

    private void writeRecord(IsoBytes out, long at, IsoNode node, byte[] name, IsoDate date) {
        out.u8(at, recordBytes(name.length));
        out.both32(at + 2, node.isDirectory() ? extents.get(node) : node.extent());
        out.both32(at + 10, node.isDirectory() ? directoryBytes(node) : node.bytes().length);
        date.writeShort(out, at + 18);
        out.u8(at + 25, node.isDirectory() ? DIRECTORY : 0);
        out.both16(at + 28, 1);
        out.u8(at + 32, name.length);
        out.put(at + 33, name);
    }
}
