// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Files on a host's volumes, and the way in and out for files of the computer that simulates it. Paths on the host are
/// as `C:\VMs\disk.vhd`; copying takes no virtual time.
public interface FileManagement {
    /// What lies in a folder, such as `C:\VMs`, by name; of a file, itself.
    CompletableFuture<List<FileView>> list(String path);

    /// Copies a file of this computer to a place on the host where there is none yet; folders are made.
    ///
    /// @param path on the host; a folder's, with `\` at its end, or empty for the folder for disks: under the same name
    Operation<FileView> bring(String file, String path);

    /// Copies a file of the host that no running machine uses to a place on this computer where there is none yet.
    ///
    /// @param file on this computer; a folder's, or empty for the present one: under the same name
    Operation<FileView> fetch(String path, String file);
}
