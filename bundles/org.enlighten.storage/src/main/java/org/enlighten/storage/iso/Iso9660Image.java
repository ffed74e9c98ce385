// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.iso;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// A CD image. The same tree, label, boot image and date give the same bytes.
public final class Iso9660Image {
    static final int SECTOR_BYTES = 2048;
    private static final int PRIMARY = 16;
    private static final int BOOT_RECORD = 17;
    private static final int JOLIET = 18;
    private static final int TERMINATOR = 19;
    private static final int BOOT_CATALOG = 20;
    private static final int BOOT_IMAGE = 21;

    private final String label;
    private final byte[] bootImage;
    private final IsoDate created;
    private final IsoNode root;
    private final List<IsoNode> directories = new ArrayList<>();
    private final List<IsoNode> files = new ArrayList<>();
    private int sectors;

    private Iso9660Image(String label, IsoNode root, byte[] bootImage, IsoDate created) {
        this.label = label;
        this.root = root;
        this.bootImage = bootImage;
        this.created = created;
    }

    /// @param label 1 to 16 characters
    /// @param files bytes by path with `/`; names of at most eight and three capital letters, digits and `_`
    /// @param bootImage started in no-emulation mode; empty for a CD that does not boot
    /// @param createdEpochSeconds since 1970, UTC, for every date on the image
    public static byte[] bytes(
            String label, SortedMap<String, byte[]> files, byte[] bootImage, long createdEpochSeconds) {
        IsoNode root = IsoNode.directory("");
        files.forEach((path, bytes) -> root.add(path, bytes));
        return new Iso9660Image(label, root, bootImage, IsoDate.of(createdEpochSeconds)).build();
    }

    private byte[] build() {
        collect();
        IsoTree primary = new IsoTree(directories, false);
        IsoTree joliet = new IsoTree(directories, true);
        sectors = BOOT_IMAGE + sectorsOf(bootImage.length);
        primary.place(this::allocate);
        joliet.place(this::allocate);
        for (IsoNode file : files) file.extent(allocate(sectorsOf(file.bytes().length)));
        IsoBytes out = new IsoBytes(sectors * SECTOR_BYTES);
        out.put((long) BOOT_IMAGE * SECTOR_BYTES, bootImage);
        for (IsoNode file : files) out.put((long) file.extent() * SECTOR_BYTES, file.bytes());
        primary.write(out, created);
        joliet.write(out, created);
        descriptors(out, primary, joliet);
        return out.bytes();
    }

    /// Directories breadth first, as path tables want them; files in the order of their directories.
    private void collect() {
        directories.add(root);
        for (int i = 0; i < directories.size(); i++) {
            IsoNode directory = directories.get(i);
            directory.number(i + 1);
            directory.children().stream().filter(IsoNode::isDirectory).forEach(directories::add);
        }
        for (IsoNode directory : directories) {
            directory.children().stream().filter(n -> !n.isDirectory()).forEach(files::add);
        }
    }

    private int allocate(int count) {
        int first = sectors;
        sectors += count;
        return first;
    }

    static int sectorsOf(int bytes) {
        return (bytes + SECTOR_BYTES - 1) / SECTOR_BYTES;
    }

    private void descriptors(IsoBytes out, IsoTree primary, IsoTree joliet) {
        new VolumeDescriptor(label, sectors, created).write(out, PRIMARY, primary);
        new VolumeDescriptor(label, sectors, created).write(out, JOLIET, joliet);
        long end = (long) TERMINATOR * SECTOR_BYTES;
        out.u8(end, 255);
        out.ascii(end + 1, "CD001", 5);
        out.u8(end + 6, 1);
        ElTorito.write(out, BOOT_RECORD, BOOT_CATALOG, BOOT_IMAGE, bootImage.length);
    }
}
