// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

/// Cylinders, heads and sectors per track as the specification's appendix computes them from a number of sectors.
record Geometry(int cylinders, int heads, int sectorsPerTrack) {
    private static final long MOST_SECTORS = 65535L * 16 * 255;
    private static final long LARGE_FROM = 65535L * 16 * 63;

    static Geometry of(long diskSectors) {
        long sectors = Math.min(diskSectors, MOST_SECTORS);
        if (sectors >= LARGE_FROM) return of(sectors, 16, 255);
        long tracks = sectors / 17;
        int heads = (int) Math.max(4, (tracks + 1023) / 1024);
        if (tracks < heads * 1024L && heads <= 16) return of(sectors, heads, 17);
        if (sectors / 31 < 16 * 1024) return of(sectors, 16, 31);
        return of(sectors, 16, 63);
    }

    private static Geometry of(long sectors, int heads, int sectorsPerTrack) {
        return new Geometry((int) (sectors / sectorsPerTrack / heads), heads, sectorsPerTrack);
    }

    @Override
    public String toString() {
        return "%d cylinders, %d heads, %d sectors".formatted(cylinders, heads, sectorsPerTrack);
    }
}
