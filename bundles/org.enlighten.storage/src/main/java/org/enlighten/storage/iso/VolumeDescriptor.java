// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.iso;

/// A primary (ECMA-119, 8.4) or supplementary (8.5, Joliet level 3) volume descriptor.
record VolumeDescriptor(String label, int sectors, IsoDate created) {
    private static final int PRIMARY = 1;
    private static final int SUPPLEMENTARY = 2;

    void write(IsoBytes out, int sector, IsoTree tree) {
        long at = (long) sector * Iso9660Image.SECTOR_BYTES;
        out.u8(at, tree.isWide() ? SUPPLEMENTARY : PRIMARY);
        out.ascii(at + 1, "CD001", 5);
        out.u8(at + 6, 1);
        text(out, at + 8, "", 32, tree);
        text(out, at + 40, label, 32, tree);
        out.both32(at + 80, sectors);
        if (tree.isWide()) out.ascii(at + 88, "%/E", 3);
        out.both16(at + 120, 1);
        out.both16(at + 124, 1);
        out.both16(at + 128, Iso9660Image.SECTOR_BYTES);
        out.both32(at + 132, tree.pathTableBytes());
        out.u32le(at + 140, tree.pathTableLittle());
        out.u32be(at + 148, tree.pathTableBig());
        tree.writeRoot(out, at + 156, created);
        text(out, at + 190, "", 128, tree);
        text(out, at + 318, "", 128, tree);
        text(out, at + 446, "", 128, tree);
        text(out, at + 574, "ENLIGHTEN", 128, tree);
        text(out, at + 702, "", 111, tree);
        dates(out, at + 813);
        out.u8(at + 881, 1);
    }

    private void dates(IsoBytes out, long at) {
        created.writeLong(out, at);
        created.writeLong(out, at + 17);
        IsoDate.writeNone(out, at + 34);
        IsoDate.writeNone(out, at + 51);
    }

    private static void text(IsoBytes out, long at, String text, int room, IsoTree tree) {
        if (tree.isWide()) out.wide(at, text, room);
        else out.ascii(at, text, room);
    }
}
