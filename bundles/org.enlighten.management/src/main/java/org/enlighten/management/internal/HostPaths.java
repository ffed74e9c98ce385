// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Optional;
import org.enlighten.host.Volume;
import org.enlighten.host.VolumeDevice;
import org.enlighten.management.ManagementException;

/// Paths as a host's users write them, such as `C:\VMs\disk.vhd`, and where they lead.
final class HostPaths {
    /// Where configurations lie unless somebody says otherwise.
    static final String VM_FOLDER = "C:\\ProgramData\\Microsoft\\Windows\\Hyper-V";

    /// Where virtual disks are made unless somebody says otherwise.
    static final String DISK_FOLDER = "C:\\Users\\Public\\Documents\\Hyper-V\\Virtual Hard Disks";

    /// A place on a volume.
    ///
    /// @param path with `/`, relative to the volume's root
    /// @param written in full, as users write it
    record Place(Volume volume, String path, String written) {
        boolean exists() {
            return volume.entry(path).filter(entry -> !entry.directory()).isPresent();
        }

        /// The folder above it; empty for the volume's root.
        String folder() {
            return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        }
    }

    private HostPaths() {}

    /// Where a path leads: without a drive letter into the folder for disks.
    static Place place(HostNode host, String path) throws ManagementException {
        Place place = folderOrFile(host, path);
        if (place.path().isEmpty() || place.path().endsWith("/"))
            throw new ManagementException("'%s' does not name a file on %s.".formatted(path, host.name()));
        return place;
    }

    /// As [#place]; may also be a volume's root, such as `C:\`.
    static Place folderOrFile(HostNode host, String path) throws ManagementException {
        if (path.startsWith("/") || path.startsWith("\\") || path.startsWith("~"))
            throw new ManagementException(
                    ("'%s' is no place on %s, whose paths begin with a drive letter, such as C:\\VMs\\disk.vhd. "
                                    + "Import-HostFile brings a file of this computer there.")
                            .formatted(path, host.name()));
        String full = hasLetter(path) ? path : DISK_FOLDER + "\\" + path;
        String letter = full.substring(0, 1);
        String inside = full.substring(2).replace('\\', '/');
        while (inside.startsWith("/")) inside = inside.substring(1);
        Volume volume = volume(host, letter)
                .orElseThrow(() -> new ManagementException(
                        "There is no drive '%s:' on %s; there is %s.".formatted(letter, host.name(), letters(host))));
        return new Place(volume, inside, letter.toUpperCase(java.util.Locale.ROOT) + ":\\" + inside.replace('/', '\\'));
    }

    private static boolean hasLetter(String path) {
        return path.length() > 1 && Character.isLetter(path.charAt(0)) && path.charAt(1) == ':';
    }

    private static Optional<Volume> volume(HostNode host, String letter) {
        for (VolumeDevice device : host.computer().hardware().volumes())
            if (device.volume().profile().name().equalsIgnoreCase(letter)) return Optional.of(device.volume());
        return Optional.empty();
    }

    private static String letters(HostNode host) {
        return String.join(
                ", ",
                host.computer().hardware().volumes().stream()
                        .map(device -> device.volume().profile().name() + ":")
                        .toList());
    }

    /// Makes the folders that lead to a place, as the management service does for its own folders.
    static void makeFolders(Place place) {
        String folder = place.folder();
        for (int slash = folder.indexOf('/'); slash > 0; slash = folder.indexOf('/', slash + 1))
            make(place.volume(), folder.substring(0, slash));
        if (!folder.isEmpty()) make(place.volume(), folder);
    }

    private static void make(Volume volume, String folder) {
        if (volume.entry(folder).isEmpty()) volume.makeDirectory(folder);
    }
}
