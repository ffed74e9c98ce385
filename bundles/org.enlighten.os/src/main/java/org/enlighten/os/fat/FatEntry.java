// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.Arrays;
import org.enlighten.block.Blocks;
import org.enlighten.os.Listing;

/// One entry of a directory.
///
/// @param slot index of its short entry in its directory
/// @param longSlots how many entries right before it hold its long name
/// @param at place of the short entry on the volume; negative for the root directory, which has none
record FatEntry(
        String name,
        ShortName shortName,
        int slot,
        int longSlots,
        long at,
        int attributes,
        int firstCluster,
        long sizeBytes,
        long modifiedNs) {
    static final int BYTES = 32;
    static final int DELETED = 0xE5;
    static final int READ_ONLY = 0x01;
    static final int VOLUME_LABEL = 0x08;
    static final int DIRECTORY = 0x10;
    static final int ARCHIVE = 0x20;
    private static final int ATTRIBUTES_AT = 11;
    private static final int LOWER_CASE_AT = 12;
    private static final int CLUSTER_HIGH_AT = 20;
    private static final int TIME_AT = 22;
    private static final int CLUSTER_AT = 26;
    private static final int SIZE_AT = 28;

    static FatEntry read(byte[] e, LongName.Reader parts, int slot, long at) {
        ShortName shortName = new ShortName(Arrays.copyOf(e, ShortName.BYTES), e[LOWER_CASE_AT] & 0x18);
        boolean isLong = parts.belongsTo(shortName);
        return new FatEntry(
                isLong ? parts.name() : shortName.text(),
                shortName,
                slot,
                isLong ? parts.slots() : 0,
                at,
                e[ATTRIBUTES_AT] & 0x3F,
                u16(e, CLUSTER_HIGH_AT) << 16 | u16(e, CLUSTER_AT),
                u16(e, SIZE_AT) | (long) u16(e, SIZE_AT + 2) << 16,
                FatTime.ns(u16(e, TIME_AT + 2), u16(e, TIME_AT)));
    }

    /// A new entry, written on its whole.
    static byte[] bytes(ShortName name, int attributes, int firstCluster, FatTime t) {
        byte[] e = new byte[BYTES];
        System.arraycopy(name.bytes(), 0, e, 0, ShortName.BYTES);
        e[ATTRIBUTES_AT] = (byte) attributes;
        e[LOWER_CASE_AT] = (byte) name.lowerCase();
        e[13] = (byte) t.fineCentiseconds();
        set16(e, 14, t.time());
        set16(e, 16, t.date());
        set16(e, 18, t.date());
        set16(e, TIME_AT, t.time());
        set16(e, TIME_AT + 2, t.date());
        set16(e, CLUSTER_HIGH_AT, firstCluster >>> 16);
        set16(e, CLUSTER_AT, firstCluster & 0xFFFF);
        return e;
    }

    private static int u16(byte[] e, int at) {
        return e[at] & 0xFF | (e[at + 1] & 0xFF) << 8;
    }

    private static void set16(byte[] e, int at, int value) {
        e[at] = (byte) value;
        e[at + 1] = (byte) (value >> 8);
    }

    boolean isDirectory() {
        return (attributes & DIRECTORY) != 0;
    }

    boolean isDot() {
        return shortName.isSameAs(ShortName.DOT) || shortName.isSameAs(ShortName.DOT_DOT);
    }

    boolean isCalled(String wanted) {
        return name.equalsIgnoreCase(wanted) || shortName.text().equalsIgnoreCase(wanted);
    }

    Listing.Entry listed() {
        return new Listing.Entry(name, isDirectory(), isDirectory() ? 0 : sizeBytes, modifiedNs);
    }

    /// Notes that the content has changed; writes nothing when the entry says so already.
    void touched(Blocks b, FatTime t) {
        if (b.u16le(at + TIME_AT) != t.time() || b.u16le(at + TIME_AT + 2) != t.date()) {
            b.put32le(at + TIME_AT, t.time() | (long) t.date() << 16);
        }
        if ((attributes & ARCHIVE) == 0) b.put(at + ATTRIBUTES_AT, (byte) (attributes | ARCHIVE));
    }

    void putSize(Blocks b, long bytes) {
        if (bytes != sizeBytes) b.put32le(at + SIZE_AT, bytes);
    }

    void putFirstCluster(Blocks b, int cluster) {
        if (cluster == firstCluster) return;
        b.put16le(at + CLUSTER_AT, cluster & 0xFFFF);
        b.put16le(at + CLUSTER_HIGH_AT, cluster >>> 16);
    }

    /// This entry's bytes under another name.
    byte[] renamed(Blocks b, ShortName name) {
        byte[] e = b.bytes(at, BYTES);
        System.arraycopy(name.bytes(), 0, e, 0, ShortName.BYTES);
        e[LOWER_CASE_AT] = (byte) name.lowerCase();
        return e;
    }
}
