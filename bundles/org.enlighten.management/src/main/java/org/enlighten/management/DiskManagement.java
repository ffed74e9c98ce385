// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// Virtual disks on a host's volumes. Paths are the host's, such as `C:\VMs\disk.vhd`.
public interface DiskManagement {
    Operation<DiskView> create(NewDisk disk);

    /// Takes the volume's time, as all reading does.
    Operation<DiskView> disk(String path);

    /// Reads all of a disk's structure and tells every fault in it.
    Operation<DiskCheck> test(String path);
}
