// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.concurrent.CompletableFuture;

/// Virtual disks on a host's volumes. Paths are the host's, such as `C:\VMs\disk.vhd`.
public interface DiskManagement {
    Operation<DiskView> create(NewDisk disk);

    CompletableFuture<DiskView> disk(String path);

    /// Reads all of a disk's structure and tells every fault in it.
    Operation<DiskCheck> test(String path);
}
