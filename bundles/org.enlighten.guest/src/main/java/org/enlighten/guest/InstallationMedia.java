// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import java.util.regex.Pattern;

/// What a system's installation CD holds: storage makes an ISO 9660 image of it on demand. The El Torito boot image
/// is one sector of 512 bytes that names the setup system, as a boot sector does: its OEM field or its text
/// ([org.enlighten.machine.BootRecord#system]).
public final class InstallationMedia {
    /// ISO 9660 level 1, which every file system a guest may install onto can hold.
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_]{1,8}(\\.[A-Z0-9_]{1,3})?");

    private static final Pattern LABEL = Pattern.compile("[A-Z0-9_]{1,32}");

    private final String label;
    private final FileTree files;
    private final byte[] bootImage;

    private InstallationMedia(String label, FileTree files, byte[] bootImage) {
        this.label = label;
        this.files = files;
        this.bootImage = bootImage;
    }

    /// @param label the volume's name: capital letters, digits and `_`, at most 32
    /// @param files names of 8.3 capital letters, digits and `_`
    /// @param bootImage whole sectors of 512 bytes
    public static InstallationMedia of(String label, FileTree files, byte[] bootImage) {
        if (!LABEL.matcher(label).matches())
            throw new IllegalArgumentException("'" + label + "' cannot be the name of a CD");
        for (String path : files.paths())
            for (String name : path.split("/"))
                if (!NAME.matcher(name).matches())
                    throw new IllegalArgumentException(
                            "'" + name + "' of '" + path + "' is not a name of eight and three capitals or digits");
        if (bootImage.length == 0 || bootImage.length % 512 != 0)
            throw new IllegalArgumentException(
                    "a boot image has whole sectors of 512 bytes: bytes=" + bootImage.length);
        return new InstallationMedia(label, files, bootImage.clone());
    }

    public String label() {
        return label;
    }

    public FileTree files() {
        return files;
    }

    /// A copy of the El Torito boot image.
    public byte[] bootImage() {
        return bootImage.clone();
    }
}
