// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.Optional;
import org.enlighten.host.Volume;
import org.enlighten.os.system.OsPackage;
import org.enlighten.os.system.SystemFile;

/// What lies on a host's system volume, as a boot loader sees it before there is a kernel. The system file decides: it
/// is put there last, and changed in one step.
///
/// @param systemFile its path, as the system's programs write it
record SystemVolume(Volume volume, String systemFile) {
    /// Whether a system was put onto it, to the end.
    boolean hasSystem() {
        return present().isPresent();
    }

    /// Whether the system file names a package and all files of it are there: one whose files were taken away in part
    /// does not start.
    boolean isInstalled(OsPackage feature) {
        return listed(feature.id())
                && feature.files().keySet().stream()
                        .allMatch(path -> volume.entry(stored(path)).isPresent());
    }

    private boolean listed(String id) {
        try {
            return present()
                    .map(volume::content)
                    .map(SystemFile::parse)
                    .flatMap(f -> f.installed(id))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            // A damaged system file names nothing; the kernel tells of it when it boots.
            return false;
        }
    }

    /// The system file, or the one that is about to take its place.
    private Optional<String> present() {
        String path = stored(systemFile);
        if (volume.entry(path).isPresent()) return Optional.of(path);
        return Optional.of(stored(SystemFile.successor(systemFile)))
                .filter(next -> volume.entry(next).isPresent());
    }

    /// `C:\\WINDOWS\\X.SYS` or `\\WINDOWS\\X.SYS` as a store names it.
    private static String stored(String path) {
        return path.substring(path.indexOf('\\') + 1).replace('\\', '/');
    }
}
