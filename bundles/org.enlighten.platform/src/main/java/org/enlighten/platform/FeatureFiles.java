// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import org.enlighten.block.FileStore;
import org.enlighten.os.system.OsPackage;

/// Whether files of a package lie on a host's system volume.
final class FeatureFiles {
    private FeatureFiles() {}

    static boolean isEmpty(FileStore volume) {
        return volume.list("").isEmpty();
    }

    /// All of them: a feature whose files were taken away in part does not start.
    static boolean isInstalled(FileStore volume, OsPackage feature) {
        return feature.files().keySet().stream()
                .allMatch(path -> volume.entry(storePath(path)).isPresent());
    }

    /// `\\WINDOWS\\X.SYS` as a store names it.
    static String storePath(String path) {
        String slashes = path.replace('\\', '/');
        return slashes.startsWith("/") ? slashes.substring(1) : slashes;
    }
}
